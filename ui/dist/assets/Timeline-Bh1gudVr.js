import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{l as t,o as n}from"./key-qxf29BeI.js";import{a as r,c as i,i as a,l as o,n as s,t as c}from"./Loading-BN7a25YM.js";import{i as l,r as u}from"./Marks-CyJB-5ev.js";import{a as d,c as f,i as p,o as m,r as h}from"./index-BRL4W2u3.js";import{n as g}from"./Text-BG3MVlTp.js";import{t as _}from"./Quote-C3EekOQ-.js";import{n as v,t as y}from"./verbs-xqt6v67d.js";var b=e(t(),1),x=n(),S=r(`
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
`);function C({id:e,count:t,children:n}){let[r,i]=(0,b.useState)(!1),a=(0,b.useId)();return(0,x.jsxs)(x.Fragment,{children:[(0,x.jsxs)(`p`,{className:`evidence-line`,children:[n,(0,x.jsx)(`button`,{type:`button`,className:`evidence-button`,"aria-expanded":r,"aria-controls":a,onClick:()=>i(!r),children:f(t,`sentence`)})]}),(0,x.jsx)(`div`,{id:a,hidden:!r,children:r&&(0,x.jsx)(w,{id:e,count:t})})]})}function w({id:e,count:t}){let[{data:n,error:r,fetching:i},a]=o({query:S,variables:{id:e}});if(r)return(0,x.jsx)(c,{error:r,onRetry:()=>a({requestPolicy:`network-only`})});if(i&&!n)return(0,x.jsx)(s,{what:`the sentences`});let l=n?.node,u=l&&`evidence`in l?l.evidence:[];return(0,x.jsx)(_,{quotes:u,total:t})}r(`
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
`);function T({claim:e}){return(0,x.jsxs)(`article`,{className:`claim`,children:[(0,x.jsxs)(`p`,{children:[(0,x.jsxs)(`span`,{className:`verb`,children:[(0,x.jsx)(g,{text:v(e.verb)}),e.addressee&&(0,x.jsxs)(x.Fragment,{children:[` `,`to `,(0,x.jsx)(g,{text:e.addressee.name})]})]}),` `,e.direct?(0,x.jsx)(`q`,{children:(0,x.jsx)(g,{text:e.text})}):(0,x.jsx)(g,{text:e.text}),` `,(0,x.jsx)(l,{modality:e.modality,polarity:e.polarity,claim:!0})]}),(0,x.jsx)(C,{id:e.id,count:e.evidenceCount,children:(0,x.jsx)(d,{at:e.time.reported})}),e.about.length>0&&(0,x.jsxs)(`p`,{className:`about`,children:[`about `,(0,x.jsx)(p,{entities:e.about})]})]})}function E(e,t){let n=new Map;for(let r of e){let e=t(r),i=n.get(e);i?i.push(r):n.set(e,[r])}return[...n.values()]}function D(e){let t=e.text.toLocaleLowerCase(`en`).replace(/[^\p{L}\p{N}]+/gu,` `).trim();return`${e.polarity} ${e.modality} ${t}`}function O({of:e,row:t}){return e.length===0?null:(0,x.jsxs)(`details`,{className:`copies`,children:[(0,x.jsxs)(`summary`,{children:[`the same in `,f(e.length,`other report`)]}),(0,x.jsx)(`ul`,{children:e.map(e=>(0,x.jsx)(`li`,{children:t(e)},e.id))})]})}function k({claims:e}){return(0,x.jsx)(`ul`,{className:`relations`,children:E(e,D).map(([e,...t])=>(0,x.jsxs)(`li`,{children:[(0,x.jsx)(T,{claim:e}),(0,x.jsx)(O,{of:t,row:e=>(0,x.jsx)(T,{claim:e})})]},e.id))})}function A({of:e,unnamed:t=`The report`}){return e.speaker?(0,x.jsx)(h,{entity:e.speaker}):(0,x.jsx)(g,{text:e.speakerText||t})}function j({claim:e}){return(0,x.jsxs)(x.Fragment,{children:[(0,x.jsx)(A,{of:e}),` `,(0,x.jsx)(`span`,{className:`verb`,children:(0,x.jsx)(g,{text:v(e.verb)})}),` `,(0,x.jsx)(g,{text:e.text}),` `,(0,x.jsx)(l,{modality:e.modality,polarity:e.polarity,claim:!0})]})}function M({relation:e,of:t}){let{subject:n,object:r,literal:i}=e;return(0,x.jsxs)(x.Fragment,{children:[n.id!==t&&(0,x.jsx)(h,{entity:n}),` `,(0,x.jsx)(`span`,{className:`verb`,children:y(e.predicate)}),` `,r&&r.id!==t&&(0,x.jsx)(h,{entity:r}),r&&r.id===t&&n.id!==t&&(0,x.jsx)(g,{text:r.name}),` `,i&&(0,x.jsx)(g,{text:i}),` `,(0,x.jsx)(l,{modality:e.modality,polarity:e.polarity})]})}r(`
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
`);var N=r(`
  mutation JudgeConflict($conflict: ID!, $judgement: Judgement!) {
    judgeConflict(conflict: $conflict, judgement: $judgement) {
      id
      judgement
    }
  }
`),P={NEGATION:`one says what the other denies`,NUMBER:`counted otherwise`,DATE:`two times`,MODALITY:`happened, or not`,ATTRIBUTION:`two speakers`};function F({conflicts:e}){return(0,x.jsx)(`ul`,{className:`conflicts`,children:e.map(e=>(0,x.jsxs)(`li`,{className:e.judgement===`DIFFERENT`?`conflict conflict-none`:`conflict`,children:[(0,x.jsxs)(`p`,{className:`conflict-why`,children:[(0,x.jsx)(`span`,{className:`mark mark-negated`,children:P[e.kind]}),` `,(0,x.jsx)(g,{text:e.explanation})]}),(0,x.jsxs)(`div`,{className:`conflict-sides`,children:[(0,x.jsx)(I,{fact:e.left}),(0,x.jsx)(I,{fact:e.right})]}),(0,x.jsx)(L,{id:e.id,judgement:e.judgement??null})]},e.id))})}function I({fact:e}){return e.__typename===`Claim`?(0,x.jsxs)(`div`,{children:[(0,x.jsx)(`p`,{children:(0,x.jsx)(j,{claim:e})}),(0,x.jsx)(C,{id:e.id,count:e.evidenceCount})]}):e.__typename===`Relation`?(0,x.jsxs)(`div`,{children:[(0,x.jsx)(`p`,{children:(0,x.jsx)(M,{relation:e})}),(0,x.jsx)(C,{id:e.id,count:e.evidenceCount})]}):(0,x.jsxs)(`div`,{children:[(0,x.jsxs)(`p`,{children:[(0,x.jsx)(h,{entity:{id:e.id,name:e.name,kind:`EVENT`}}),` `,(0,x.jsx)(l,{modality:e.eventModality,polarity:e.polarity})]}),(0,x.jsx)(C,{id:e.id,count:e.evidenceCount})]})}function L({id:e,judgement:t}){let[n,r]=i(N),o=t=>void r({conflict:e,judgement:t}),s=n.data?.judgeConflict.judgement??t;return(0,x.jsxs)(`div`,{className:`judge`,role:`group`,"aria-label":`Are the two about one matter?`,children:[(0,x.jsx)(`span`,{className:`faint small`,children:`One matter?`}),(0,x.jsx)(`button`,{type:`button`,className:`button`,"aria-pressed":s===`SAME`,disabled:n.fetching,onClick:()=>o(`SAME`),children:`Yes, they conflict`}),(0,x.jsx)(`button`,{type:`button`,className:`button`,"aria-pressed":s===`DIFFERENT`,disabled:n.fetching,onClick:()=>o(`DIFFERENT`),children:`No, two matters`}),n.error&&(0,x.jsx)(`span`,{className:`bad small`,role:`alert`,children:a(n.error)})]})}r(`
  fragment EventPage on EventConnection {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        ...EventRowParts
      }
    }
  }
`),r(`
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
`);function R({events:e,of:t}){return(0,x.jsx)(`ul`,{className:`events`,children:e.map(e=>(0,x.jsx)(`li`,{children:(0,x.jsx)(z,{event:e,of:t})},e.id))})}function z({event:e,of:t}){let n=[e.place,...e.participants.filter(e=>e.role!==`PLACE`).map(e=>e.participant)],r=new Map(n.flatMap(e=>e&&e.id!==t?[[e.id,e]]:[]));return(0,x.jsxs)(`article`,{className:`event-row`,children:[(0,x.jsxs)(`p`,{className:`event-when`,children:[(0,x.jsx)(m,{start:e.start,end:e.end}),(0,x.jsx)(l,{modality:e.modality,polarity:e.polarity,always:!0})]}),(0,x.jsxs)(`div`,{children:[(0,x.jsx)(`h3`,{children:(0,x.jsx)(h,{entity:e})}),(0,x.jsx)(`p`,{className:`entities`,children:[...r.values()].map(e=>(0,x.jsx)(h,{entity:e},e.id))}),(0,x.jsx)(C,{id:e.id,count:e.evidenceCount})]})]})}r(`
  fragment TimelinePage on TimelineConnection {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...TimelineParts
      }
    }
  }
`),r(`
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
`);function B({items:e}){return(0,x.jsx)(`ol`,{className:`timeline`,children:U(e).map(([e,t])=>(0,x.jsxs)(`li`,{children:[(0,x.jsx)(`p`,{className:`timeline-date`,children:e===``?`Without a date`:(0,x.jsx)(d,{at:e})}),(0,x.jsx)(`ul`,{children:E(t.map(e=>e.item),V).map(([e,...t])=>(0,x.jsxs)(`li`,{children:[(0,x.jsx)(H,{item:e}),(0,x.jsx)(O,{of:t,row:e=>(0,x.jsx)(H,{item:e})})]},e.id))})]},e))})}var V=e=>e.__typename===`Claim`?`${e.speaker?.id??e.speakerText} ${e.verb} ${D(e)}`:e.id;function H({item:e}){switch(e.__typename){case`Event`:return(0,x.jsxs)(x.Fragment,{children:[(0,x.jsxs)(`p`,{children:[(0,x.jsx)(h,{entity:{id:e.id,name:e.name,kind:`EVENT`}}),` `,(0,x.jsx)(l,{modality:e.eventModality,polarity:e.polarity})]}),(0,x.jsx)(C,{id:e.id,count:e.evidenceCount})]});case`Claim`:return(0,x.jsxs)(x.Fragment,{children:[(0,x.jsxs)(`p`,{children:[(0,x.jsx)(`span`,{className:`kind-claim`,children:(0,x.jsx)(u,{kind:`CLAIM`})}),` `,(0,x.jsx)(j,{claim:e})]}),(0,x.jsx)(C,{id:e.id,count:e.evidenceCount})]});case`Relation`:return(0,x.jsxs)(x.Fragment,{children:[(0,x.jsx)(`p`,{children:(0,x.jsx)(M,{relation:e})}),(0,x.jsx)(C,{id:e.id,count:e.evidenceCount})]});default:return null}}function U(e){let t=new Map;for(let n of e){let e=n.date??``,r=t.get(e);r?r.push(n):t.set(e,[n])}return[...t]}export{M as a,C as c,j as i,R as n,A as o,F as r,k as s,B as t};