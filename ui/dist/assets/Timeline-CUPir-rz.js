import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{l as t,o as n}from"./key-qxf29BeI.js";import{c as r,i,n as a,r as o,s,t as c}from"./Loading-Y5Aj-tBn.js";import{i as l,r as u}from"./Marks-CMBVG4P9.js";import{a as d,c as f,i as p,o as m,r as h}from"./index-DZ7bTnmI.js";import{n as g}from"./Text-CTEAdd26.js";import{t as _}from"./Quote-GzitRGfE.js";var v=e(t(),1),y=n(),b=i(`
  query EvidenceOf($id: ID!) {
    node(id: $id) {
      id
      ... on Claim {
        evidence(first: 10) {
          ...QuoteParts
        }
      }
      ... on Relation {
        evidence(first: 10) {
          ...QuoteParts
        }
      }
      ... on Event {
        evidence(first: 10) {
          ...QuoteParts
        }
      }
    }
  }
`);function x({id:e,count:t,children:n}){let[r,i]=(0,v.useState)(!1),a=(0,v.useId)();return(0,y.jsxs)(y.Fragment,{children:[(0,y.jsxs)(`p`,{className:`evidence-line`,children:[n,(0,y.jsx)(`button`,{type:`button`,className:`evidence-button`,"aria-expanded":r,"aria-controls":a,onClick:()=>i(!r),children:f(t,`sentence`)})]}),(0,y.jsx)(`div`,{id:a,hidden:!r,children:r&&(0,y.jsx)(S,{id:e,count:t})})]})}function S({id:e,count:t}){let[{data:n,error:i,fetching:o},s]=r({query:b,variables:{id:e}});if(i)return(0,y.jsx)(c,{error:i,onRetry:()=>s({requestPolicy:`network-only`})});if(o&&!n)return(0,y.jsx)(a,{what:`the sentences`});let l=n?.node,u=l&&`evidence`in l?l.evidence:[];return(0,y.jsx)(_,{quotes:u,total:t})}i(`
  fragment ClaimParts on Claim {
    id
    speakerText
    verb
    direct
    text
    polarity
    modality
    evidenceCount
    time {
      start
      reported
    }
    speaker {
      id
      ...EntityParts
    }
    addressee {
      id
      name
    }
    about(first: 4) {
      id
      ...EntityParts
    }
  }
`);function C({claim:e}){return(0,y.jsxs)(`article`,{className:`claim`,children:[(0,y.jsxs)(`p`,{children:[(0,y.jsxs)(`span`,{className:`verb`,children:[(0,y.jsx)(g,{text:e.verb}),e.addressee&&(0,y.jsxs)(y.Fragment,{children:[` `,`to `,(0,y.jsx)(g,{text:e.addressee.name})]})]}),` `,e.direct?(0,y.jsx)(`q`,{children:(0,y.jsx)(g,{text:e.text})}):(0,y.jsx)(g,{text:e.text}),` `,(0,y.jsx)(l,{modality:e.modality,polarity:e.polarity})]}),(0,y.jsxs)(x,{id:e.id,count:e.evidenceCount,children:[(0,y.jsx)(d,{at:e.time.reported}),e.about.length>0&&(0,y.jsxs)(`span`,{className:`about`,children:[`about `,(0,y.jsx)(p,{entities:e.about})]})]})]})}function w({claims:e}){return(0,y.jsx)(`ul`,{className:`relations`,children:T(e).map(([e,...t])=>(0,y.jsxs)(`li`,{children:[(0,y.jsx)(C,{claim:e}),t.length>0&&(0,y.jsxs)(`details`,{className:`copies`,children:[(0,y.jsxs)(`summary`,{children:[`the same in `,f(t.length,`other report`)]}),(0,y.jsx)(`ul`,{children:t.map(e=>(0,y.jsx)(`li`,{children:(0,y.jsx)(C,{claim:e})},e.id))})]})]},e.id))})}function T(e){let t=new Map;for(let n of e){let e=n.text.toLocaleLowerCase(`en`).replace(/[^\p{L}\p{N}]+/gu,` `).trim(),r=`${n.polarity} ${n.modality} ${e}`,i=t.get(r);i?i.push(n):t.set(r,[n])}return[...t.values()]}i(`
  fragment ConflictParts on Conflict {
    id
    kind
    explanation
    judgement
    left {
      ...FactParts
    }
    right {
      ...FactParts
    }
  }
`),i(`
  fragment FactParts on Fact {
    ... on Claim {
      id
      text
      speakerText
      verb
      evidenceCount
      polarity
      modality
      speaker {
        id
        ...EntityParts
      }
    }
    ... on Relation {
      id
      predicate
      literal
      evidenceCount
      polarity
      modality
      subject {
        id
        ...EntityParts
      }
      object {
        id
        ...EntityParts
      }
    }
    ... on Event {
      id
      name
      start
      evidenceCount
      polarity
      eventModality: modality
    }
  }
`);var E=i(`
  mutation JudgeConflict($conflict: ID!, $judgement: Judgement!) {
    judgeConflict(conflict: $conflict, judgement: $judgement) {
      id
      judgement
    }
  }
`),D={NEGATION:`one says what the other denies`,NUMBER:`counted otherwise`,DATE:`two times`,MODALITY:`happened, or not`,ATTRIBUTION:`two speakers`};function O({conflicts:e}){return(0,y.jsx)(`ul`,{className:`conflicts`,children:e.map(e=>(0,y.jsxs)(`li`,{className:e.judgement===`DIFFERENT`?`conflict conflict-none`:`conflict`,children:[(0,y.jsxs)(`p`,{className:`conflict-why`,children:[(0,y.jsx)(`span`,{className:`mark mark-negated`,children:D[e.kind]}),` `,(0,y.jsx)(g,{text:e.explanation})]}),(0,y.jsxs)(`div`,{className:`conflict-sides`,children:[(0,y.jsx)(k,{fact:e.left}),(0,y.jsx)(k,{fact:e.right})]}),(0,y.jsx)(A,{id:e.id,judgement:e.judgement??null})]},e.id))})}function k({fact:e}){return e.__typename===`Claim`?(0,y.jsxs)(`div`,{children:[(0,y.jsxs)(`p`,{children:[e.speaker?(0,y.jsx)(h,{entity:e.speaker}):(0,y.jsx)(g,{text:e.speakerText}),` `,(0,y.jsx)(g,{text:e.verb}),`: `,(0,y.jsx)(g,{text:e.text}),` `,(0,y.jsx)(l,{modality:e.modality,polarity:e.polarity})]}),(0,y.jsx)(x,{id:e.id,count:e.evidenceCount})]}):e.__typename===`Relation`?(0,y.jsxs)(`div`,{children:[(0,y.jsxs)(`p`,{children:[(0,y.jsx)(h,{entity:e.subject}),` `,(0,y.jsx)(`span`,{className:`verb`,children:j(e.predicate)}),` `,e.object&&(0,y.jsx)(h,{entity:e.object}),` `,e.literal&&(0,y.jsx)(g,{text:e.literal}),` `,(0,y.jsx)(l,{modality:e.modality,polarity:e.polarity})]}),(0,y.jsx)(x,{id:e.id,count:e.evidenceCount})]}):(0,y.jsxs)(`div`,{children:[(0,y.jsxs)(`p`,{children:[(0,y.jsx)(h,{entity:{id:e.id,name:e.name,kind:`EVENT`}}),` `,(0,y.jsx)(l,{modality:e.eventModality,polarity:e.polarity})]}),(0,y.jsx)(x,{id:e.id,count:e.evidenceCount})]})}function A({id:e,judgement:t}){let[n,r]=s(E),i=t=>void r({conflict:e,judgement:t}),a=n.data?.judgeConflict.judgement??t;return(0,y.jsxs)(`div`,{className:`judge`,role:`group`,"aria-label":`Are the two about one matter?`,children:[(0,y.jsx)(`span`,{className:`faint small`,children:`One matter?`}),(0,y.jsx)(`button`,{type:`button`,className:`button`,"aria-pressed":a===`SAME`,disabled:n.fetching,onClick:()=>i(`SAME`),children:`Yes, they conflict`}),(0,y.jsx)(`button`,{type:`button`,className:`button`,"aria-pressed":a===`DIFFERENT`,disabled:n.fetching,onClick:()=>i(`DIFFERENT`),children:`No, two matters`}),n.error&&(0,y.jsx)(`span`,{className:`bad small`,role:`alert`,children:o(n.error)})]})}var j=e=>e.toLowerCase().replaceAll(`_`,` `);i(`
  fragment EventRowParts on Event {
    id
    name
    kind
    modality
    polarity
    start
    end
    evidenceCount
    sourceCount
    place {
      id
      ...EntityParts
    }
    participants(first: 6) {
      role
      participant {
        id
        ...EntityParts
      }
    }
  }
`);function M({event:e,of:t}){let n=e.participants.filter(e=>e.role!==`PLACE`&&e.participant.id!==t);return(0,y.jsxs)(`article`,{className:`event-row`,children:[(0,y.jsxs)(`p`,{className:`event-when`,children:[(0,y.jsx)(m,{start:e.start,end:e.end}),(0,y.jsx)(l,{modality:e.modality,polarity:e.polarity,always:!0})]}),(0,y.jsxs)(`div`,{children:[(0,y.jsx)(`h3`,{children:(0,y.jsx)(h,{entity:e})}),(0,y.jsxs)(`p`,{className:`entities`,children:[e.place&&(0,y.jsx)(h,{entity:e.place}),n.map(e=>(0,y.jsx)(h,{entity:e.participant},`${e.role}:${e.participant.id}`))]}),(0,y.jsx)(x,{id:e.id,count:e.evidenceCount})]})]})}i(`
  fragment TimelineParts on TimelineItem {
    date
    reported
    item {
      id
      ... on Event {
        name
        eventModality: modality
        polarity
        evidenceCount
      }
      ... on Claim {
        text
        speakerText
        verb
        polarity
        modality
        evidenceCount
        speaker {
          id
          ...EntityParts
        }
      }
      ... on Relation {
        predicate
        literal
        polarity
        modality
        evidenceCount
        subject {
          id
          ...EntityParts
        }
        object {
          id
          ...EntityParts
        }
      }
    }
  }
`);function N({items:e}){return(0,y.jsx)(`ol`,{className:`timeline`,children:F(e).map(([e,t])=>(0,y.jsxs)(`li`,{children:[(0,y.jsx)(`p`,{className:`timeline-date`,children:e===``?`Without a date`:(0,y.jsx)(d,{at:e})}),(0,y.jsx)(`ul`,{children:t.map(e=>(0,y.jsx)(`li`,{children:(0,y.jsx)(P,{entry:e})},e.item.id))})]},e))})}function P({entry:e}){let{item:t}=e;switch(t.__typename){case`Event`:return(0,y.jsxs)(y.Fragment,{children:[(0,y.jsxs)(`p`,{children:[(0,y.jsx)(h,{entity:{id:t.id,name:t.name,kind:`EVENT`}}),` `,(0,y.jsx)(l,{modality:t.eventModality,polarity:t.polarity})]}),(0,y.jsx)(x,{id:t.id,count:t.evidenceCount})]});case`Claim`:return(0,y.jsxs)(y.Fragment,{children:[(0,y.jsxs)(`p`,{children:[(0,y.jsx)(`span`,{className:`kind-claim`,children:(0,y.jsx)(u,{kind:`CLAIM`})}),` `,t.speaker?(0,y.jsx)(h,{entity:t.speaker}):(0,y.jsx)(g,{text:t.speakerText}),` `,(0,y.jsx)(`span`,{className:`verb`,children:(0,y.jsx)(g,{text:t.verb})}),` `,(0,y.jsx)(g,{text:t.text}),` `,(0,y.jsx)(l,{modality:t.modality,polarity:t.polarity})]}),(0,y.jsx)(x,{id:t.id,count:t.evidenceCount})]});case`Relation`:return(0,y.jsxs)(y.Fragment,{children:[(0,y.jsxs)(`p`,{children:[(0,y.jsx)(h,{entity:t.subject}),` `,(0,y.jsx)(`span`,{className:`verb`,children:j(t.predicate)}),` `,t.object&&(0,y.jsx)(h,{entity:t.object}),` `,t.literal&&(0,y.jsx)(g,{text:t.literal}),` `,(0,y.jsx)(l,{modality:t.modality,polarity:t.polarity})]}),(0,y.jsx)(x,{id:t.id,count:t.evidenceCount})]});default:return null}}function F(e){let t=new Map;for(let n of e){let e=n.date??``,r=t.get(e);r?r.push(n):t.set(e,[n])}return[...t]}export{w as a,j as i,M as n,x as o,O as r,N as t};