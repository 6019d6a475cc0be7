const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/PlaceMap-Dkravb0s.js","assets/src-BhODqwd1.js","assets/rolldown-runtime-XKyaHtl9.js","assets/key-qxf29BeI.js","assets/paths-CY515Iqa.js"])))=>i.map(i=>d[i]);
import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{a as t,l as n,o as r}from"./key-qxf29BeI.js";import{c as i,i as a,n as o,r as s,s as c,t as l}from"./Loading-Y5Aj-tBn.js";import{t as u}from"./src-BhODqwd1.js";import{n as d,r as f,t as p}from"./paths-CY515Iqa.js";import{a as m,c as h,i as g,l as _,n as v,o as y,r as b,t as x,u as S}from"./index-DZ7bTnmI.js";import{i as C,n as ee}from"./Marks-CMBVG4P9.js";import{n as w,t as te}from"./story-BEl4o4MU.js";import{n as T,r as ne,t as re}from"./Text-CTEAdd26.js";import{a as E,i as ie,n as ae,o as D,r as oe,t as se}from"./Timeline-CUPir-rz.js";import{n as ce,t as O}from"./Quote-GzitRGfE.js";var k=e(n(),1),A=r(),le=a(`
  query EntityClaims($id: ID!, $after: String) {
    claims(speaker: $id, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...ClaimParts
        }
      }
    }
  }
`),ue=a(`
  query EntityConflicts($id: ID!) {
    conflicts(entity: $id, first: 20) {
      ...ConflictParts
    }
  }
`);function de({id:e}){let t=x(le,{id:e},e=>e.claims),[{data:n}]=i({query:ue,variables:{id:e}}),r=n?.conflicts??[];return(0,A.jsxs)(w,{id:`claims`,title:`What it says`,count:t.total,children:[r.length>0&&(0,A.jsxs)(`details`,{className:`conflict-box`,children:[(0,A.jsxs)(`summary`,{children:[`Contradicted in `,r.length===1?`one matter`:`${r.length} matters`]}),(0,A.jsx)(oe,{conflicts:r})]}),(0,A.jsx)(E,{claims:t.items}),(0,A.jsx)(S,{list:t,what:`what it says`,none:`Nothing it said is held.`})]})}var fe=a(`
  query DocumentDetails($id: ID!) {
    entity(id: $id) {
      id
      ... on Document {
        state
        authors {
          id
          ...EntityParts
        }
        reports(first: 20) {
          state
          reported
          evidence(first: 1) {
            ...QuoteParts
          }
        }
      }
    }
  }
`);function pe({id:e}){let[{data:t,error:n,fetching:r}]=i({query:fe,variables:{id:e}}),a=t?.entity;return(0,A.jsxs)(w,{id:`details`,title:`What is known`,children:[n&&(0,A.jsx)(l,{error:n}),r&&!t&&(0,A.jsx)(o,{what:`the document`}),a?.__typename===`Document`&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsxs)(`dl`,{className:`details`,children:[(0,A.jsx)(`dt`,{children:`State`}),(0,A.jsx)(`dd`,{children:a.state.toLowerCase().replaceAll(`_`,` `)}),a.authors.length>0&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`dt`,{children:`By`}),(0,A.jsx)(`dd`,{children:(0,A.jsx)(g,{entities:a.authors})})]})]}),(0,A.jsx)(`h3`,{className:`small-head`,children:`What reports say of it`}),a.reports.length===0&&(0,A.jsx)(`p`,{className:`faint`,children:`No report says where it stands.`}),(0,A.jsx)(`ol`,{className:`held-to-be`,children:a.reports.map((e,t)=>(0,A.jsxs)(`li`,{children:[(0,A.jsxs)(`p`,{children:[(0,A.jsx)(`span`,{className:`mark`,children:e.state.toLowerCase().replaceAll(`_`,` `)}),` `,(0,A.jsx)(m,{at:e.reported,clock:!0})]}),(0,A.jsx)(O,{quotes:e.evidence})]},t))})]})]})}var j=a(`
  query EventDetails($id: ID!) {
    entity(id: $id) {
      id
      ... on Event {
        type
        mode
        contexts
        evidenceCount
        place {
          id
          ...EntityParts
        }
        participants(first: 30) {
          role
          participant {
            id
            ...EntityParts
          }
        }
        documents {
          id
          ...EntityParts
        }
        previous {
          id
          ...EntityParts
        }
        reports(first: 20) {
          totalCount
          edges {
            node {
              modality
              polarity
              reported
              evidence(first: 1) {
                ...QuoteParts
              }
            }
          }
        }
      }
    }
  }
`),M={ACTOR:`acts`,RECIPIENT:`is acted upon`,HOST:`hosts`,PLACE:`where`,INSTRUMENT:`by means of`,OTHER:`takes part`};function N({id:e}){let[{data:t,error:n,fetching:r}]=i({query:j,variables:{id:e}}),a=t?.entity;return(0,A.jsxs)(w,{id:`details`,title:`What is known`,children:[n&&(0,A.jsx)(l,{error:n}),r&&!t&&(0,A.jsx)(o,{what:`the event`}),a?.__typename===`Event`&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsxs)(`dl`,{className:`details`,children:[(0,A.jsx)(`dt`,{children:`Type`}),(0,A.jsx)(`dd`,{children:[a.type,a.mode].filter(Boolean).join(`, `).toLowerCase().replaceAll(`_`,` `)}),a.place&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`dt`,{children:`Place`}),(0,A.jsx)(`dd`,{children:(0,A.jsx)(b,{entity:a.place})})]}),a.participants.map(e=>(0,A.jsxs)(`div`,{className:`details-pair`,children:[(0,A.jsx)(`dt`,{children:M[e.role]}),(0,A.jsx)(`dd`,{children:(0,A.jsx)(b,{entity:e.participant})})]},`${e.role}:${e.participant.id}`)),a.documents.length>0&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`dt`,{children:`Documents`}),(0,A.jsx)(`dd`,{children:(0,A.jsx)(g,{entities:a.documents})})]}),a.previous&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`dt`,{children:`The one before`}),(0,A.jsx)(`dd`,{children:(0,A.jsx)(b,{entity:a.previous})})]})]}),(0,A.jsx)(D,{id:a.id,count:a.evidenceCount}),(0,A.jsx)(`h3`,{className:`small-head`,children:`How it was held to be`}),(0,A.jsx)(`ol`,{className:`held-to-be`,children:a.reports.edges.map(({node:e},t)=>(0,A.jsxs)(`li`,{children:[(0,A.jsxs)(`p`,{children:[(0,A.jsx)(C,{modality:e.modality,polarity:e.polarity,always:!0}),` `,(0,A.jsx)(m,{at:e.reported,clock:!0})]}),(0,A.jsx)(O,{quotes:e.evidence})]},t))})]})]})}var P=a(`
  query EntityDecisions($id: ID!) {
    decisions(entity: $id, first: 40) {
      id
      judgement
      score
      reasons
      by
      at
      undoneAt
      left {
        id
        name
        entity {
          id
          name
        }
      }
      right {
        id
        name
        entity {
          id
          name
        }
      }
    }
  }
`),F=a(`
  mutation Judge($left: ID!, $right: ID!, $judgement: Judgement!) {
    judge(left: $left, right: $right, judgement: $judgement) {
      id
      judgement
    }
  }
`),I=a(`
  mutation Undo($decision: ID!) {
    undo(decision: $decision) {
      id
      undoneAt
    }
  }
`),L={SAME:`taken for one`,DIFFERENT:`kept apart`,UNSURE:`left open`};function R({id:e,onChange:t}){let[{data:n,error:r,fetching:a},u]=i({query:P,variables:{id:e}}),[d,f]=c(F),[p,h]=c(I),g=()=>{u({requestPolicy:`network-only`}),t()},_=n?.decisions??[],v=B(_),y=_.filter(e=>!z(e)),b=d.fetching||p.fetching,x=async(e,t)=>{let n={left:e.left.entity.id,right:e.right.entity.id,judgement:t};(await f(n)).error||g()},S=async e=>{(await h({decision:e.id})).error||g()},C=d.error??p.error;return(0,A.jsxs)(w,{id:`identity`,title:`Who is who`,children:[r&&(0,A.jsx)(l,{error:r}),a&&!n&&(0,A.jsx)(o,{what:`the decisions`}),C&&(0,A.jsx)(`p`,{className:`bad small`,role:`alert`,children:s(C)}),v.length>0&&(0,A.jsx)(`h3`,{className:`small-head`,children:`May be one with`}),(0,A.jsx)(`ul`,{className:`candidates`,children:v.map(t=>(0,A.jsxs)(`li`,{children:[(0,A.jsxs)(`p`,{children:[(0,A.jsx)(H,{decision:t,of:e}),` `,(0,A.jsx)(U,{score:t.score})]}),(0,A.jsx)(W,{reasons:t.reasons}),(0,A.jsxs)(`div`,{className:`judge`,role:`group`,"aria-label":`Is it one with ${V(t,e).name}?`,children:[(0,A.jsx)(`button`,{type:`button`,className:`button`,disabled:b,onClick:()=>void x(t,`SAME`),children:`The same`}),(0,A.jsx)(`button`,{type:`button`,className:`button`,disabled:b,onClick:()=>void x(t,`DIFFERENT`),children:`Not the same`})]})]},t.id))}),n&&v.length===0&&(0,A.jsx)(`p`,{className:`faint small`,children:`Nothing waits for a judgement.`}),y.length>0&&(0,A.jsxs)(`details`,{className:`decided`,children:[(0,A.jsxs)(`summary`,{children:[`Decided `,(0,A.jsx)(`span`,{className:`number`,children:y.length})]}),(0,A.jsx)(`ul`,{className:`candidates`,children:y.map(t=>(0,A.jsxs)(`li`,{className:t.undoneAt?`undone`:void 0,children:[(0,A.jsxs)(`p`,{children:[(0,A.jsx)(H,{decision:t,of:e}),` `,L[t.judgement],` `,(0,A.jsx)(U,{score:t.score})]}),(0,A.jsx)(W,{reasons:t.reasons}),(0,A.jsxs)(`p`,{className:`faint small`,children:[`by `,(0,A.jsx)(T,{text:t.by}),`, `,(0,A.jsx)(m,{at:t.at,clock:!0})]}),t.undoneAt?(0,A.jsxs)(`p`,{className:`faint small`,children:[`taken back `,(0,A.jsx)(m,{at:t.undoneAt,clock:!0})]}):(0,A.jsxs)(`button`,{type:`button`,className:`button`,disabled:b,onClick:()=>void S(t),children:[`Undo`,(0,A.jsxs)(`span`,{className:`unseen`,children:[` what was decided on `,V(t,e).name]})]})]},t.id))})]})]})}var z=e=>e.judgement===`UNSURE`;function B(e){let t=({left:e,right:t})=>[e.entity.id,t.entity.id].sort().join(` `),n=e.filter(e=>!e.undoneAt&&e.left.entity.id!==e.right.entity.id),r=new Set(n.filter(e=>!z(e)).map(t)),i=n.filter(e=>z(e)&&!r.has(t(e)));return[...new Map(i.map(e=>[t(e),e])).values()]}function V(e,t){return e.left.entity.id===t?e.right.entity.id===t?e.left.id===t?e.right:e.left:e.right:e.left}function H({decision:e,of:t}){let n=V(e,t),r=(0,A.jsx)(`bdi`,{className:`name clip clip-2`,children:n.name});return n.entity.id===t?(0,A.jsx)(`strong`,{children:r}):(0,A.jsx)(u,{href:d(n.entity.id),children:r})}function U({score:e}){return e==null?null:(0,A.jsxs)(`span`,{className:`faint number small`,children:[_(e),` alike`]})}function W({reasons:e}){return(0,A.jsx)(`ul`,{className:`reasons`,children:[...new Set(e)].map(e=>(0,A.jsx)(`li`,{children:(0,A.jsx)(T,{text:e})},e))})}var me=a(`
  query EntityMeetings($id: ID!, $after: String) {
    events(filter: { participants: [$id], types: [CONSULT] }, first: 20, after: $after) {
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
  }
`),he=12;function ge({id:e}){let t=x(me,{id:e},e=>e.events),n=K(t.items.filter(G),e),r=new Set(n.map(e=>e.id)),i=K(t.items.filter(e=>!G(e)),e).filter(e=>!r.has(e.id));return(0,A.jsxs)(w,{id:`meetings`,title:`Meetings`,count:t.total,note:`Meetings, talks, visits and calls; what is proposed or asked for has not happened.`,children:[(0,A.jsx)(q,{words:`Met`,people:n}),(0,A.jsx)(q,{words:`Named with it in what is planned, asked for or denied`,people:i}),(0,A.jsx)(`ul`,{className:`events`,children:t.items.map(t=>(0,A.jsx)(`li`,{children:(0,A.jsx)(ae,{event:t,of:e})},t.id))}),(0,A.jsx)(S,{list:t,what:`the meetings`,none:`No meeting with it is told of.`})]})}var G=({modality:e,polarity:t})=>e===`OCCURRED`&&t!==`NEGATED`;function K(e,t){let n=new Map,r=new Map;for(let{participants:i}of e)for(let{participant:e}of i)e.id===t||e.kind!==`PERSON`&&e.kind!==`ORGANIZATION`||(r.set(e.id,e),n.set(e.id,(n.get(e.id)??0)+1));return[...r.values()].sort((e,t)=>(n.get(t.id)??0)-(n.get(e.id)??0))}function q({words:e,people:t}){return t.length===0?null:(0,A.jsxs)(`p`,{className:`company`,children:[(0,A.jsxs)(`span`,{className:`faint`,children:[e,`:`]}),` `,(0,A.jsx)(g,{entities:t.slice(0,he)})]})}var _e=a(`
  mutation Split($entity: ID!, $mentions: [ID!]!) {
    split(entity: $entity, mentions: $mentions) {
      id
      name
    }
  }
`),ve=100;function ye({id:e,name:t,picking:n,picked:r,onStart:i,onStop:a,onDone:o}){let[l,f]=c(_e),[p,m]=(0,k.useState)(null),g=async()=>{let{data:t,error:n}=await f({entity:e,mentions:[...r]}),i=t?.split.find(t=>t.id!==e);n||i===void 0||(m(i),a(),o())};return(0,A.jsxs)(`div`,{className:`split`,children:[!n&&i&&(0,A.jsx)(`button`,{type:`button`,className:`button`,onClick:i,children:`Some of these are somebody else …`}),n&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsxs)(`p`,{className:`section-note`,children:[`Pick the places that name somebody else than `,(0,A.jsx)(T,{text:t.slice(0,120)}),`. All places of one article that were taken for one move together; it can be undone under “Who is who”.`]}),(0,A.jsxs)(`p`,{className:`judge`,children:[(0,A.jsx)(`button`,{type:`button`,className:`button button-main`,disabled:r.size===0||r.size>ve||l.fetching,onClick:()=>void g(),children:r.size===0?`Take out`:`Take out ${h(r.size,`place`)}`}),(0,A.jsx)(`button`,{type:`button`,className:`button`,onClick:a,children:`Cancel`})]})]}),l.error&&(0,A.jsx)(`p`,{className:`bad small`,role:`alert`,children:s(l.error)}),(0,A.jsx)(`p`,{role:`status`,className:`small`,children:p&&(0,A.jsxs)(A.Fragment,{children:[`Taken out as `,(0,A.jsx)(u,{href:d(p.id),children:(0,A.jsx)(T,{text:p.name})}),`.`]})})]})}var be=a(`
  query EntityMentions($id: ID!, $after: String) {
    entity(id: $id) {
      id
      mentions(first: 20, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            text
            start
            end
            version {
              id
            }
            article {
              id
              title
              kind
              publishedAt
              source {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);function xe({id:e,name:t,onSplit:n}){let r=x(be,{id:e},e=>e.entity?.mentions),[i,a]=(0,k.useState)(!1),[o,s]=(0,k.useState)(new Set),c=e=>{let t=new Set(o);t.delete(e)||t.add(e),s(t)};return(0,A.jsxs)(w,{id:`mentions`,title:`In the texts`,count:r.total,children:[(0,A.jsx)(ye,{id:e,name:t,picking:i,picked:o,onStart:r.items.length>0?()=>a(!0):null,onStop:()=>{a(!1),s(new Set)},onDone:()=>{s(new Set),r.again(),n()}}),(0,A.jsx)(`ul`,{className:i?`mentions mentions-picking`:`mentions`,children:r.items.map(({id:e,text:t,start:n,end:r,version:a,article:s})=>(0,A.jsxs)(`li`,{children:[i&&(0,A.jsx)(`input`,{type:`checkbox`,checked:o.has(e),onChange:()=>c(e),"aria-label":`Somebody else: “${t.slice(0,80)}” in ${s.title.slice(0,120)}`}),(0,A.jsx)(u,{href:p(s.id,{version:a.id,start:n,end:r}),children:(0,A.jsxs)(`span`,{className:`clip clip-1`,children:[`“`,(0,A.jsx)(T,{text:t}),`”`]})}),(0,A.jsxs)(`span`,{className:`clip clip-1 faint`,children:[`in `,(0,A.jsx)(T,{text:s.title})]}),(0,A.jsxs)(`span`,{className:`faint small`,children:[(0,A.jsx)(T,{text:ce(s)}),` · `,(0,A.jsx)(m,{at:s.publishedAt})]})]},e))}),(0,A.jsx)(S,{list:r,what:`the places in the texts`,none:`No text names it by itself.`})]})}var Se=a(`
  query EntityNotes($id: ID!) {
    entity(id: $id) {
      id
      notes(first: 50) {
        id
        text
        author
        at
      }
      history(first: 50) {
        at
        principal
        operation
        target
      }
    }
  }
`),Ce=a(`
  mutation AddNote($target: ID!, $text: String!) {
    addNote(target: $target, text: $text) {
      id
      text
      author
      at
    }
  }
`);function we({id:e}){let[{data:t,error:n},r]=i({query:Se,variables:{id:e}}),[a,o]=c(Ce),u=(0,k.useRef)(null),d=async t=>{t.preventDefault();let n=String(new FormData(t.currentTarget).get(`note`)??``).trim();n===``||(await o({target:e,text:n})).error||(u.current?.reset(),r({requestPolicy:`network-only`}))},f=t?.entity?.notes??[],p=t?.entity?.history??[];return(0,A.jsxs)(A.Fragment,{children:[(0,A.jsxs)(w,{id:`notes`,title:`Notes`,count:t?f.length:null,children:[n&&(0,A.jsx)(l,{error:n}),(0,A.jsx)(`ul`,{className:`notes`,children:f.map(e=>(0,A.jsxs)(`li`,{children:[(0,A.jsx)(`p`,{className:`note-text`,children:(0,A.jsx)(T,{text:e.text})}),(0,A.jsxs)(`p`,{className:`faint small`,children:[(0,A.jsx)(T,{text:e.author}),`, `,(0,A.jsx)(m,{at:e.at,clock:!0})]})]},e.id))}),(0,A.jsxs)(`form`,{ref:u,className:`note-form`,onSubmit:e=>void d(e),children:[(0,A.jsx)(`label`,{htmlFor:`note`,children:`Write a note`}),(0,A.jsx)(`textarea`,{id:`note`,name:`note`,className:`field`,rows:3,required:!0,maxLength:2e4}),(0,A.jsx)(`button`,{type:`submit`,className:`button`,disabled:a.fetching,children:`Add the note`}),a.error&&(0,A.jsx)(`p`,{className:`bad small`,role:`alert`,children:s(a.error)})]})]}),(0,A.jsxs)(w,{id:`history`,title:`History`,count:t?p.length:null,note:`What people changed of it.`,children:[t&&p.length===0&&(0,A.jsx)(`p`,{className:`faint small`,children:`Nobody has changed anything.`}),(0,A.jsx)(`ul`,{className:`history`,children:p.map((e,t)=>(0,A.jsxs)(`li`,{children:[(0,A.jsx)(m,{at:e.at,clock:!0}),` `,(0,A.jsx)(T,{text:e.operation}),` `,(0,A.jsxs)(`span`,{className:`faint`,children:[`by `,(0,A.jsx)(T,{text:e.principal})]})]},t))})]})]})}a(`
  fragment RelationParts on Relation {
    id
    predicate
    literal
    polarity
    modality
    inferred
    confidence
    evidenceCount
    sourceCount
    time {
      start
      end
      reported
      retracted
    }
    subject {
      id
      ...EntityParts
    }
    object {
      id
      ...EntityParts
    }
  }
`);function J({relation:e,of:t}){let{time:n}=e;return(0,A.jsxs)(`article`,{className:`relation`,children:[(0,A.jsxs)(`p`,{children:[e.subject.id===t?null:(0,A.jsx)(b,{entity:e.subject}),` `,(0,A.jsx)(`span`,{className:`verb`,children:ie(e.predicate)}),` `,e.object&&e.object.id!==t&&(0,A.jsx)(b,{entity:e.object}),e.object&&e.object.id===t&&e.subject.id!==t&&(0,A.jsx)(`span`,{children:`this one`}),` `,e.literal&&(0,A.jsx)(T,{text:e.literal}),` `,(0,A.jsx)(C,{modality:e.modality,polarity:e.polarity}),e.inferred&&(0,A.jsx)(`span`,{className:`mark`,children:`follows from others`}),n.retracted&&(0,A.jsx)(`span`,{className:`mark mark-negated`,children:`no longer held`})]}),(0,A.jsxs)(D,{id:e.id,count:e.evidenceCount,children:[n.start&&(0,A.jsxs)(`span`,{children:[`holds `,(0,A.jsx)(y,{start:n.start,end:n.end})]}),(0,A.jsxs)(`span`,{children:[`reported `,(0,A.jsx)(m,{at:n.reported})]}),(0,A.jsx)(`span`,{className:`number`,children:h(e.sourceCount,`outlet`)}),(0,A.jsxs)(`span`,{className:`number`,children:[_(e.confidence),` sure`]})]})]})}var Te=a(`
  query EntityRelations($id: ID!, $filter: RelationFilter, $after: String) {
    entity(id: $id) {
      id
      relations(first: 25, after: $after, filter: $filter) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...RelationParts
          }
        }
      }
    }
  }
`),Y=[[`all`,`however held`,null],[`occurred`,`as a fact`,[`OCCURRED`]],[`planned`,`planned or proposed`,[`SCHEDULED`,`PROPOSED`,`REQUESTED`,`HYPOTHETICAL`]],[`denied`,`denied`,[`DENIED`]]];function Ee({id:e}){let[t,n]=(0,k.useState)(`all`),[r,i]=(0,k.useState)(1),a=Y.find(([e])=>e===t)?.[2]??null,o={...a?{modality:[...a]}:{},...r>1?{minSources:r}:{}},s=x(Te,{id:e,filter:o},e=>e.entity?.relations);return(0,A.jsxs)(w,{id:`relations`,title:`Relations`,count:s.total,children:[(0,A.jsxs)(`div`,{className:`filters`,role:`group`,"aria-label":`Which relations`,children:[(0,A.jsxs)(`label`,{children:[`Told`,` `,(0,A.jsx)(`select`,{className:`field`,value:t,onChange:e=>n(e.target.value),children:Y.map(([e,t])=>(0,A.jsx)(`option`,{value:e,children:t},e))})]}),(0,A.jsxs)(`label`,{children:[`by at least`,` `,(0,A.jsx)(`select`,{className:`field`,value:r,onChange:e=>i(Number(e.target.value)),children:[1,2,3,5].map(e=>(0,A.jsx)(`option`,{value:e,children:e===1?`1 outlet`:`${e} outlets`},e))})]})]}),(0,A.jsx)(`ul`,{className:`relations`,children:s.items.map(t=>(0,A.jsx)(`li`,{children:(0,A.jsx)(J,{relation:t,of:e})},t.id))}),(0,A.jsx)(S,{list:s,what:`the relations`,none:`None that is held.`})]})}var De=a(`
  query PersonRoles($id: ID!) {
    entity(id: $id) {
      id
      ... on Person {
        roles(first: 40) {
          ...RelationParts
        }
      }
    }
  }
`);function Oe({id:e}){let[{data:t,error:n,fetching:r}]=i({query:De,variables:{id:e}}),a=t?.entity,s=a&&`roles`in a?a.roles:[];return(0,A.jsxs)(w,{id:`roles`,title:`Roles over time`,count:t?s.length:null,note:`As the texts name them; a role without an end isn’t known to have ended.`,children:[n&&(0,A.jsx)(l,{error:n}),r&&!t&&(0,A.jsx)(o,{what:`the roles`}),t&&s.length===0&&(0,A.jsx)(`p`,{className:`faint`,children:`No role is named.`}),(0,A.jsx)(`ol`,{className:`relations roles`,children:[...s].sort((e,t)=>(t.time.start??t.time.reported??``).localeCompare(e.time.start??e.time.reported??``)).map(t=>(0,A.jsx)(`li`,{children:(0,A.jsx)(J,{relation:t,of:e})},t.id))})]})}var ke=a(`
  query EntityStories($id: ID!, $after: String) {
    entity(id: $id) {
      id
      stories(first: 8, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...StoryCardParts
          }
        }
      }
    }
  }
`);function Ae({id:e}){let t=x(ke,{id:e},e=>e.entity?.stories);return(0,A.jsxs)(w,{id:`stories`,title:`Stories`,count:t.total,children:[(0,A.jsx)(`ul`,{className:`related`,children:t.items.map(e=>(0,A.jsx)(`li`,{children:(0,A.jsx)(v,{story:e})},e.id))}),(0,A.jsx)(S,{list:t,what:`the stories`,none:`It stands in no story.`})]})}var X=a(`
  query EntityTimeline($id: ID!, $after: String) {
    entity(id: $id) {
      id
      timeline(first: 25, after: $after) {
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
    }
  }
`);function je({id:e}){let t=x(X,{id:e},e=>e.entity?.timeline);return(0,A.jsxs)(w,{id:`timeline`,title:`Timeline`,count:t.total,note:`The earliest first; what has no date comes last.`,children:[(0,A.jsx)(se,{items:t.items}),(0,A.jsx)(S,{list:t,what:`the timeline`,none:`Nothing about it has a time.`})]})}var Me=(0,k.lazy)(()=>t(()=>import(`./PlaceMap-Dkravb0s.js`),__vite__mapDeps([0,1,2,3,4]))),Ne=a(`
  query EntityPage($id: ID!) {
    entity(id: $id) {
      id
      name
      kind
      aliases
      wikidata
      articleCount
      sourceCount
      firstSeen
      lastSeen
      ... on Actor {
        speaksFor {
          id
          ...EntityParts
        }
      }
      ... on Place {
        latitude
        longitude
        country {
          id
          ...EntityParts
        }
      }
      ... on Event {
        modality
        polarity
        start
        end
        type
      }
      ... on Document {
        state
      }
    }
  }
`),Z=8;function Pe({id:e}){let[{data:t,error:n,fetching:r},a]=i({query:Ne,variables:{id:e}}),s=t?.entity,c=()=>a({requestPolicy:`network-only`});return n&&!s?(0,A.jsx)(`div`,{className:`page`,children:(0,A.jsx)(l,{error:n,onRetry:c})}):s?(0,A.jsxs)(`div`,{className:`page entity-page`,children:[(0,A.jsx)(`title`,{children:`${s.name.slice(0,120)} · Dramatis`}),(0,A.jsx)(Ie,{entity:s}),(0,A.jsx)(te,{sections:Fe(s)}),(0,A.jsxs)(`div`,{className:`story-columns`,children:[(0,A.jsxs)(`div`,{className:`story-main`,children:[s.__typename===`Person`&&(0,A.jsx)(Oe,{id:s.id}),s.__typename===`Event`&&(0,A.jsx)(N,{id:s.id}),s.__typename===`Document`&&(0,A.jsx)(pe,{id:s.id}),Q(s)&&(0,A.jsx)(ge,{id:s.id}),Q(s)&&(0,A.jsx)(de,{id:s.id}),(0,A.jsx)(Ee,{id:s.id}),(0,A.jsx)(je,{id:s.id}),(0,A.jsx)(xe,{id:s.id,name:s.name,onSplit:c})]}),(0,A.jsxs)(`aside`,{className:`story-side`,"aria-label":`Where it stands and who it is`,children:[s.__typename===`Place`&&(0,A.jsx)(Re,{entity:s}),(0,A.jsx)(Ae,{id:s.id}),(0,A.jsx)(R,{id:s.id,onChange:c}),(0,A.jsx)(we,{id:s.id})]})]})]}):(0,A.jsx)(`div`,{className:`page`,children:r?(0,A.jsx)(o,{what:`the page`}):(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`title`,{children:`Not held · Dramatis`}),(0,A.jsx)(`h1`,{children:`Nothing is held under this address`}),(0,A.jsxs)(`p`,{children:[`It may have been removed. `,(0,A.jsx)(u,{href:`/search`,children:`Search`}),` by name instead.`]})]})})}var Q=e=>`speaksFor`in e;function Fe(e){let t=e.__typename===`Person`?[[`roles`,`Roles`]]:e.__typename===`Event`||e.__typename===`Document`?[[`details`,`What is known`]]:[],n=Q(e)?[[`meetings`,`Meetings`],[`claims`,`What it says`]]:[];return[...t,...n,[`relations`,`Relations`],[`timeline`,`Timeline`],[`mentions`,`In the texts`],[`stories`,`Stories`],[`identity`,`Who is who`],[`notes`,`Notes`]]}function Ie({entity:e}){return(0,A.jsxs)(`header`,{className:`story-head`,children:[(0,A.jsx)(`p`,{className:`kicker`,children:(0,A.jsx)(ee,{kind:e.kind})}),(0,A.jsx)(`h1`,{children:(0,A.jsx)(re,{text:e.name})}),(0,A.jsx)(Le,{entity:e}),(0,A.jsxs)(`p`,{className:`story-facts`,children:[(0,A.jsxs)(`span`,{children:[`Named in `,(0,A.jsx)(`strong`,{className:`number`,children:h(e.articleCount,`report`)}),` from`,` `,(0,A.jsx)(`strong`,{className:`number`,children:h(e.sourceCount,`independent outlet`)})]}),e.firstSeen&&(0,A.jsx)(`span`,{children:(0,A.jsx)(y,{start:e.firstSeen,end:e.lastSeen})}),e.__typename===`Event`&&(0,A.jsxs)(`span`,{children:[(0,A.jsx)(C,{modality:e.modality,polarity:e.polarity,always:!0}),` `,(0,A.jsx)(y,{start:e.start,end:e.end})]}),e.__typename===`Document`&&(0,A.jsx)(`span`,{className:`mark`,children:$(e.state)}),`speaksFor`in e&&e.speaksFor.length>0&&(0,A.jsxs)(`span`,{children:[`speaks for `,(0,A.jsx)(g,{entities:e.speaksFor})]}),e.wikidata&&/^Q\d+$/.test(e.wikidata)&&(0,A.jsx)(ne,{url:`https://www.wikidata.org/wiki/${e.wikidata}`,where:`Wikidata’s page`,children:e.wikidata}),(0,A.jsx)(u,{href:f({entity:e.id}),className:`button`,children:`Open the graph`})]})]})}var $=e=>e.toLowerCase().replaceAll(`_`,` `);function Le({entity:e}){let t=e.aliases.filter(t=>t!==e.name);if(t.length===0)return null;let n=t.slice(Z);return(0,A.jsxs)(`div`,{className:`aliases`,children:[(0,A.jsx)(`span`,{className:`faint`,children:`Also `}),t.slice(0,Z).map((e,t)=>(0,A.jsxs)(`span`,{children:[t>0&&`, `,(0,A.jsx)(`bdi`,{className:`name`,children:e.length>160?`${e.slice(0,160)}…`:e})]},e)),n.length>0&&(0,A.jsxs)(`details`,{children:[(0,A.jsxs)(`summary`,{children:[`and `,h(n.length,`more name`)]}),(0,A.jsx)(`ul`,{children:n.map(e=>(0,A.jsx)(`li`,{children:(0,A.jsx)(T,{text:e})},e))})]})]})}function Re({entity:e}){let{latitude:t,longitude:n,country:r}=e;return t==null||n==null?null:(0,A.jsxs)(`section`,{"aria-label":`Where it lies`,className:`section`,children:[(0,A.jsx)(`h2`,{children:`Where it lies`}),(0,A.jsx)(k.Suspense,{fallback:(0,A.jsx)(`div`,{className:`map`}),children:(0,A.jsx)(Me,{points:[{id:e.id,name:e.name,latitude:t,longitude:n}]})}),(0,A.jsxs)(`p`,{className:`section-note`,children:[t.toFixed(2),`°, `,n.toFixed(2),`°`,r&&r.id!==e.id&&(0,A.jsx)(A.Fragment,{children:` in `}),r&&r.id!==e.id&&(0,A.jsx)(b,{entity:r})]})]})}export{Pe as default,$ as stateWords};