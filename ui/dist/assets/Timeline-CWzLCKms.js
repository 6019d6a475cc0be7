import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{l as t,o as n}from"./key-qxf29BeI.js";import{a as r,c as i,i as a,l as o,n as s,t as c}from"./Loading-BR10lWN8.js";import{i as l,r as u}from"./Marks-CMBVG4P9.js";import{a as d,c as f,i as p,o as m,r as h}from"./index-BRaCnj3h.js";import{n as g}from"./Text-CTEAdd26.js";import{t as _}from"./Quote-lIlM47e9.js";var v=e(t(),1),y=n(),b=r(`
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
`);function x({id:e,count:t,children:n}){let[r,i]=(0,v.useState)(!1),a=(0,v.useId)();return(0,y.jsxs)(y.Fragment,{children:[(0,y.jsxs)(`p`,{className:`evidence-line`,children:[n,(0,y.jsx)(`button`,{type:`button`,className:`evidence-button`,"aria-expanded":r,"aria-controls":a,onClick:()=>i(!r),children:f(t,`sentence`)})]}),(0,y.jsx)(`div`,{id:a,hidden:!r,children:r&&(0,y.jsx)(S,{id:e,count:t})})]})}function S({id:e,count:t}){let[{data:n,error:r,fetching:i},a]=o({query:b,variables:{id:e}});if(r)return(0,y.jsx)(c,{error:r,onRetry:()=>a({requestPolicy:`network-only`})});if(i&&!n)return(0,y.jsx)(s,{what:`the sentences`});let l=n?.node,u=l&&`evidence`in l?l.evidence:[];return(0,y.jsx)(_,{quotes:u,total:t})}var C={according:`according`,be:`was`,begin:`began`,bring:`brought`,do:`did`,feel:`felt`,find:`found`,forbid:`forbade`,foresee:`foresaw`,give:`gave`,have:`had`,hear:`heard`,hold:`held`,know:`knew`,let:`let`,make:`made`,mean:`meant`,put:`put`,read:`read`,say:`said`,see:`saw`,send:`sent`,set:`set`,speak:`spoke`,swear:`swore`,take:`took`,tell:`told`,think:`thought`,undertake:`undertook`,write:`wrote`},w=new Set([`admit`,`blog`,`commit`,`plan`,`quip`,`rebut`,`refer`,`stop`,`submit`]);function T(e){let[t=``,...n]=e.split(` `);return[E(t),...n].join(` `)}function E(e){let t=Object.hasOwn(C,e)?C[e]:void 0;return t===void 0?/^[a-z]{2,}$/.test(e)?w.has(e)?`${e}${e.at(-1)}ed`:e.endsWith(`e`)?`${e}d`:/[^aeiou]y$/.test(e)?`${e.slice(0,-1)}ied`:`${e}ed`:e:t}r(`
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
`);function D({claim:e}){return(0,y.jsxs)(`article`,{className:`claim`,children:[(0,y.jsxs)(`p`,{children:[(0,y.jsxs)(`span`,{className:`verb`,children:[(0,y.jsx)(g,{text:T(e.verb)}),e.addressee&&(0,y.jsxs)(y.Fragment,{children:[` `,`to `,(0,y.jsx)(g,{text:e.addressee.name})]})]}),` `,e.direct?(0,y.jsx)(`q`,{children:(0,y.jsx)(g,{text:e.text})}):(0,y.jsx)(g,{text:e.text}),` `,(0,y.jsx)(l,{modality:e.modality,polarity:e.polarity})]}),(0,y.jsxs)(x,{id:e.id,count:e.evidenceCount,children:[(0,y.jsx)(d,{at:e.time.reported}),e.about.length>0&&(0,y.jsxs)(`span`,{className:`about`,children:[`about `,(0,y.jsx)(p,{entities:e.about})]})]})]})}function O({claims:e}){return(0,y.jsx)(`ul`,{className:`relations`,children:k(e).map(([e,...t])=>(0,y.jsxs)(`li`,{children:[(0,y.jsx)(D,{claim:e}),t.length>0&&(0,y.jsxs)(`details`,{className:`copies`,children:[(0,y.jsxs)(`summary`,{children:[`the same in `,f(t.length,`other report`)]}),(0,y.jsx)(`ul`,{children:t.map(e=>(0,y.jsx)(`li`,{children:(0,y.jsx)(D,{claim:e})},e.id))})]})]},e.id))})}function k(e){let t=new Map;for(let n of e){let e=n.text.toLocaleLowerCase(`en`).replace(/[^\p{L}\p{N}]+/gu,` `).trim(),r=`${n.polarity} ${n.modality} ${e}`,i=t.get(r);i?i.push(n):t.set(r,[n])}return[...t.values()]}r(`
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
`),r(`
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
`);var A=r(`
  mutation JudgeConflict($conflict: ID!, $judgement: Judgement!) {
    judgeConflict(conflict: $conflict, judgement: $judgement) {
      id
      judgement
    }
  }
`),j={NEGATION:`one says what the other denies`,NUMBER:`counted otherwise`,DATE:`two times`,MODALITY:`happened, or not`,ATTRIBUTION:`two speakers`};function M({conflicts:e}){return(0,y.jsx)(`ul`,{className:`conflicts`,children:e.map(e=>(0,y.jsxs)(`li`,{className:e.judgement===`DIFFERENT`?`conflict conflict-none`:`conflict`,children:[(0,y.jsxs)(`p`,{className:`conflict-why`,children:[(0,y.jsx)(`span`,{className:`mark mark-negated`,children:j[e.kind]}),` `,(0,y.jsx)(g,{text:e.explanation})]}),(0,y.jsxs)(`div`,{className:`conflict-sides`,children:[(0,y.jsx)(N,{fact:e.left}),(0,y.jsx)(N,{fact:e.right})]}),(0,y.jsx)(P,{id:e.id,judgement:e.judgement??null})]},e.id))})}function N({fact:e}){return e.__typename===`Claim`?(0,y.jsxs)(`div`,{children:[(0,y.jsxs)(`p`,{children:[e.speaker?(0,y.jsx)(h,{entity:e.speaker}):(0,y.jsx)(g,{text:e.speakerText||`The report`}),` `,(0,y.jsx)(g,{text:T(e.verb)}),`: `,(0,y.jsx)(g,{text:e.text}),` `,(0,y.jsx)(l,{modality:e.modality,polarity:e.polarity})]}),(0,y.jsx)(x,{id:e.id,count:e.evidenceCount})]}):e.__typename===`Relation`?(0,y.jsxs)(`div`,{children:[(0,y.jsxs)(`p`,{children:[(0,y.jsx)(h,{entity:e.subject}),` `,(0,y.jsx)(`span`,{className:`verb`,children:F(e.predicate)}),` `,e.object&&(0,y.jsx)(h,{entity:e.object}),` `,e.literal&&(0,y.jsx)(g,{text:e.literal}),` `,(0,y.jsx)(l,{modality:e.modality,polarity:e.polarity})]}),(0,y.jsx)(x,{id:e.id,count:e.evidenceCount})]}):(0,y.jsxs)(`div`,{children:[(0,y.jsxs)(`p`,{children:[(0,y.jsx)(h,{entity:{id:e.id,name:e.name,kind:`EVENT`}}),` `,(0,y.jsx)(l,{modality:e.eventModality,polarity:e.polarity})]}),(0,y.jsx)(x,{id:e.id,count:e.evidenceCount})]})}function P({id:e,judgement:t}){let[n,r]=i(A),o=t=>void r({conflict:e,judgement:t}),s=n.data?.judgeConflict.judgement??t;return(0,y.jsxs)(`div`,{className:`judge`,role:`group`,"aria-label":`Are the two about one matter?`,children:[(0,y.jsx)(`span`,{className:`faint small`,children:`One matter?`}),(0,y.jsx)(`button`,{type:`button`,className:`button`,"aria-pressed":s===`SAME`,disabled:n.fetching,onClick:()=>o(`SAME`),children:`Yes, they conflict`}),(0,y.jsx)(`button`,{type:`button`,className:`button`,"aria-pressed":s===`DIFFERENT`,disabled:n.fetching,onClick:()=>o(`DIFFERENT`),children:`No, two matters`}),n.error&&(0,y.jsx)(`span`,{className:`bad small`,role:`alert`,children:a(n.error)})]})}var F=e=>e.toLowerCase().replaceAll(`_`,` `);r(`
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
`);function I({event:e,of:t}){let n=e.participants.filter(e=>e.role!==`PLACE`&&e.participant.id!==t);return(0,y.jsxs)(`article`,{className:`event-row`,children:[(0,y.jsxs)(`p`,{className:`event-when`,children:[(0,y.jsx)(m,{start:e.start,end:e.end}),(0,y.jsx)(l,{modality:e.modality,polarity:e.polarity,always:!0})]}),(0,y.jsxs)(`div`,{children:[(0,y.jsx)(`h3`,{children:(0,y.jsx)(h,{entity:e})}),(0,y.jsxs)(`p`,{className:`entities`,children:[e.place&&(0,y.jsx)(h,{entity:e.place}),n.map(e=>(0,y.jsx)(h,{entity:e.participant},`${e.role}:${e.participant.id}`))]}),(0,y.jsx)(x,{id:e.id,count:e.evidenceCount})]})]})}r(`
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
`);function L({items:e}){return(0,y.jsx)(`ol`,{className:`timeline`,children:z(e).map(([e,t])=>(0,y.jsxs)(`li`,{children:[(0,y.jsx)(`p`,{className:`timeline-date`,children:e===``?`Without a date`:(0,y.jsx)(d,{at:e})}),(0,y.jsx)(`ul`,{children:t.map(e=>(0,y.jsx)(`li`,{children:(0,y.jsx)(R,{entry:e})},e.item.id))})]},e))})}function R({entry:e}){let{item:t}=e;switch(t.__typename){case`Event`:return(0,y.jsxs)(y.Fragment,{children:[(0,y.jsxs)(`p`,{children:[(0,y.jsx)(h,{entity:{id:t.id,name:t.name,kind:`EVENT`}}),` `,(0,y.jsx)(l,{modality:t.eventModality,polarity:t.polarity})]}),(0,y.jsx)(x,{id:t.id,count:t.evidenceCount})]});case`Claim`:return(0,y.jsxs)(y.Fragment,{children:[(0,y.jsxs)(`p`,{children:[(0,y.jsx)(`span`,{className:`kind-claim`,children:(0,y.jsx)(u,{kind:`CLAIM`})}),` `,t.speaker?(0,y.jsx)(h,{entity:t.speaker}):(0,y.jsx)(g,{text:t.speakerText||`The report`}),` `,(0,y.jsx)(`span`,{className:`verb`,children:(0,y.jsx)(g,{text:T(t.verb)})}),` `,(0,y.jsx)(g,{text:t.text}),` `,(0,y.jsx)(l,{modality:t.modality,polarity:t.polarity})]}),(0,y.jsx)(x,{id:t.id,count:t.evidenceCount})]});case`Relation`:return(0,y.jsxs)(y.Fragment,{children:[(0,y.jsxs)(`p`,{children:[(0,y.jsx)(h,{entity:t.subject}),` `,(0,y.jsx)(`span`,{className:`verb`,children:F(t.predicate)}),` `,t.object&&(0,y.jsx)(h,{entity:t.object}),` `,t.literal&&(0,y.jsx)(g,{text:t.literal}),` `,(0,y.jsx)(l,{modality:t.modality,polarity:t.polarity})]}),(0,y.jsx)(x,{id:t.id,count:t.evidenceCount})]});default:return null}}function z(e){let t=new Map;for(let n of e){let e=n.date??``,r=t.get(e);r?r.push(n):t.set(e,[n])}return[...t]}export{O as a,F as i,I as n,T as o,M as r,x as s,L as t};