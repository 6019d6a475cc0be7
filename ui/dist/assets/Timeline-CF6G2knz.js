import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{l as t,o as n}from"./key-qxf29BeI.js";import{L as r,R as i,a,i as o,t as s,z as c}from"./gql-DzmCTj8e.js";import{i as l,r as u}from"./Marks-CMBVG4P9.js";import{a as d,c as f,i as p,r as m}from"./index-BnGJUrqU.js";import{n as h}from"./Text-CTEAdd26.js";import{t as g}from"./Quote-CO7GwtvJ.js";var _=e(t(),1),v=n(),y=s(`
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
`);function b({id:e,count:t,children:n}){let[r,i]=(0,_.useState)(!1),a=(0,_.useId)();return(0,v.jsxs)(v.Fragment,{children:[(0,v.jsxs)(`p`,{className:`evidence-line`,children:[n,(0,v.jsx)(`button`,{type:`button`,className:`evidence-button`,"aria-expanded":r,"aria-controls":a,onClick:()=>i(!r),children:f(t,`sentence`)})]}),(0,v.jsx)(`div`,{id:a,hidden:!r,children:r&&(0,v.jsx)(x,{id:e,count:t})})]})}function x({id:e,count:t}){let[{data:n,error:o,fetching:s},c]=a({query:y,variables:{id:e}});if(o)return(0,v.jsx)(r,{error:o,onRetry:()=>c({requestPolicy:`network-only`})});if(s&&!n)return(0,v.jsx)(i,{what:`the sentences`});let l=n?.node,u=l&&`evidence`in l?l.evidence:[];return(0,v.jsx)(g,{quotes:u,total:t})}s(`
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
`);function S({claim:e}){return(0,v.jsxs)(`article`,{className:`claim`,children:[(0,v.jsxs)(`p`,{children:[(0,v.jsxs)(`span`,{className:`verb`,children:[(0,v.jsx)(h,{text:e.verb}),e.addressee&&(0,v.jsxs)(v.Fragment,{children:[` `,`to `,(0,v.jsx)(h,{text:e.addressee.name})]})]}),` `,e.direct?(0,v.jsx)(`q`,{children:(0,v.jsx)(h,{text:e.text})}):(0,v.jsx)(h,{text:e.text}),` `,(0,v.jsx)(l,{modality:e.modality,polarity:e.polarity})]}),(0,v.jsxs)(b,{id:e.id,count:e.evidenceCount,children:[(0,v.jsx)(d,{at:e.time.reported}),e.about.length>0&&(0,v.jsxs)(`span`,{className:`about`,children:[`about `,(0,v.jsx)(p,{entities:e.about})]})]})]})}function C({claims:e}){return(0,v.jsx)(`ul`,{className:`relations`,children:w(e).map(([e,...t])=>(0,v.jsxs)(`li`,{children:[(0,v.jsx)(S,{claim:e}),t.length>0&&(0,v.jsxs)(`details`,{className:`copies`,children:[(0,v.jsxs)(`summary`,{children:[`the same in `,f(t.length,`other report`)]}),(0,v.jsx)(`ul`,{children:t.map(e=>(0,v.jsx)(`li`,{children:(0,v.jsx)(S,{claim:e})},e.id))})]})]},e.id))})}function w(e){let t=new Map;for(let n of e){let e=n.text.toLocaleLowerCase(`en`).replace(/[^\p{L}\p{N}]+/gu,` `).trim(),r=`${n.polarity} ${n.modality} ${e}`,i=t.get(r);i?i.push(n):t.set(r,[n])}return[...t.values()]}s(`
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
`),s(`
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
`);var T=s(`
  mutation JudgeConflict($conflict: ID!, $judgement: Judgement!) {
    judgeConflict(conflict: $conflict, judgement: $judgement) {
      id
      judgement
    }
  }
`),E={NEGATION:`one says what the other denies`,NUMBER:`counted otherwise`,DATE:`two times`,MODALITY:`happened, or not`,ATTRIBUTION:`two speakers`};function D({conflicts:e}){return(0,v.jsx)(`ul`,{className:`conflicts`,children:e.map(e=>(0,v.jsxs)(`li`,{className:e.judgement===`DIFFERENT`?`conflict conflict-none`:`conflict`,children:[(0,v.jsxs)(`p`,{className:`conflict-why`,children:[(0,v.jsx)(`span`,{className:`mark mark-negated`,children:E[e.kind]}),` `,(0,v.jsx)(h,{text:e.explanation})]}),(0,v.jsxs)(`div`,{className:`conflict-sides`,children:[(0,v.jsx)(O,{fact:e.left}),(0,v.jsx)(O,{fact:e.right})]}),(0,v.jsx)(k,{id:e.id,judgement:e.judgement??null})]},e.id))})}function O({fact:e}){return e.__typename===`Claim`?(0,v.jsxs)(`div`,{children:[(0,v.jsxs)(`p`,{children:[e.speaker?(0,v.jsx)(m,{entity:e.speaker}):(0,v.jsx)(h,{text:e.speakerText}),` `,(0,v.jsx)(h,{text:e.verb}),`: `,(0,v.jsx)(h,{text:e.text}),` `,(0,v.jsx)(l,{modality:e.modality,polarity:e.polarity})]}),(0,v.jsx)(b,{id:e.id,count:e.evidenceCount})]}):e.__typename===`Relation`?(0,v.jsxs)(`div`,{children:[(0,v.jsxs)(`p`,{children:[(0,v.jsx)(m,{entity:e.subject}),` `,(0,v.jsx)(`span`,{className:`verb`,children:A(e.predicate)}),` `,e.object&&(0,v.jsx)(m,{entity:e.object}),` `,e.literal&&(0,v.jsx)(h,{text:e.literal}),` `,(0,v.jsx)(l,{modality:e.modality,polarity:e.polarity})]}),(0,v.jsx)(b,{id:e.id,count:e.evidenceCount})]}):(0,v.jsxs)(`div`,{children:[(0,v.jsxs)(`p`,{children:[(0,v.jsx)(m,{entity:{id:e.id,name:e.name,kind:`EVENT`}}),` `,(0,v.jsx)(l,{modality:e.eventModality,polarity:e.polarity})]}),(0,v.jsx)(b,{id:e.id,count:e.evidenceCount})]})}function k({id:e,judgement:t}){let[n,r]=o(T),i=t=>void r({conflict:e,judgement:t}),a=n.data?.judgeConflict.judgement??t;return(0,v.jsxs)(`div`,{className:`judge`,role:`group`,"aria-label":`Are the two about one matter?`,children:[(0,v.jsx)(`span`,{className:`faint small`,children:`One matter?`}),(0,v.jsx)(`button`,{type:`button`,className:`button`,"aria-pressed":a===`SAME`,disabled:n.fetching,onClick:()=>i(`SAME`),children:`Yes, they conflict`}),(0,v.jsx)(`button`,{type:`button`,className:`button`,"aria-pressed":a===`DIFFERENT`,disabled:n.fetching,onClick:()=>i(`DIFFERENT`),children:`No, two matters`}),n.error&&(0,v.jsx)(`span`,{className:`bad small`,role:`alert`,children:c(n.error)})]})}var A=e=>e.toLowerCase().replaceAll(`_`,` `);s(`
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
`);function j({items:e}){return(0,v.jsx)(`ol`,{className:`timeline`,children:N(e).map(([e,t])=>(0,v.jsxs)(`li`,{children:[(0,v.jsx)(`p`,{className:`timeline-date`,children:e===``?`Without a date`:(0,v.jsx)(d,{at:e})}),(0,v.jsx)(`ul`,{children:t.map(e=>(0,v.jsx)(`li`,{children:(0,v.jsx)(M,{entry:e})},e.item.id))})]},e))})}function M({entry:e}){let{item:t}=e;switch(t.__typename){case`Event`:return(0,v.jsxs)(v.Fragment,{children:[(0,v.jsxs)(`p`,{children:[(0,v.jsx)(m,{entity:{id:t.id,name:t.name,kind:`EVENT`}}),` `,(0,v.jsx)(l,{modality:t.eventModality,polarity:t.polarity})]}),(0,v.jsx)(b,{id:t.id,count:t.evidenceCount})]});case`Claim`:return(0,v.jsxs)(v.Fragment,{children:[(0,v.jsxs)(`p`,{children:[(0,v.jsx)(`span`,{className:`kind-claim`,children:(0,v.jsx)(u,{kind:`CLAIM`})}),` `,t.speaker?(0,v.jsx)(m,{entity:t.speaker}):(0,v.jsx)(h,{text:t.speakerText}),` `,(0,v.jsx)(`span`,{className:`verb`,children:(0,v.jsx)(h,{text:t.verb})}),` `,(0,v.jsx)(h,{text:t.text}),` `,(0,v.jsx)(l,{modality:t.modality,polarity:t.polarity})]}),(0,v.jsx)(b,{id:t.id,count:t.evidenceCount})]});case`Relation`:return(0,v.jsxs)(v.Fragment,{children:[(0,v.jsxs)(`p`,{children:[(0,v.jsx)(m,{entity:t.subject}),` `,(0,v.jsx)(`span`,{className:`verb`,children:A(t.predicate)}),` `,t.object&&(0,v.jsx)(m,{entity:t.object}),` `,t.literal&&(0,v.jsx)(h,{text:t.literal}),` `,(0,v.jsx)(l,{modality:t.modality,polarity:t.polarity})]}),(0,v.jsx)(b,{id:t.id,count:t.evidenceCount})]});default:return null}}function N(e){let t=new Map;for(let n of e){let e=n.date??``,r=t.get(e);r?r.push(n):t.set(e,[n])}return[...t]}export{b as a,C as i,D as n,A as r,j as t};