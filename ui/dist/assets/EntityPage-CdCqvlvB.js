const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/PlaceMap-k7zcjsfK.js","assets/src-BhODqwd1.js","assets/rolldown-runtime-XKyaHtl9.js","assets/key-qxf29BeI.js","assets/paths-Bawg_xby.js"])))=>i.map(i=>d[i]);
import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{a as t,l as n,o as r}from"./key-qxf29BeI.js";import{a as i,c as a,i as o,l as s,n as c,r as l,t as u}from"./Loading-BN7a25YM.js";import{t as d}from"./src-BhODqwd1.js";import{n as f,r as p,t as m}from"./paths-Bawg_xby.js";import{a as h,c as g,i as _,l as v,n as y,o as b,r as x,t as S,u as C}from"./index-BRL4W2u3.js";import{i as w,n as ee}from"./Marks-CyJB-5ev.js";import{n as T,t as te}from"./Section-DnVvtRYJ.js";import{n as E,r as ne,t as re}from"./Text-BG3MVlTp.js";import{a as ie,c as D,n as ae,r as oe,s as se,t as ce}from"./Timeline-Bh1gudVr.js";import{n as le,t as O}from"./Quote-C3EekOQ-.js";/* empty css              */var k=e(n(),1),A=r(),ue=i(`
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
`),de=i(`
  query EntityConflicts($id: ID!) {
    conflicts(entity: $id, first: 20) {
      ...ConflictParts
    }
  }
`);function fe({id:e}){let t=S(ue,{id:e},e=>e.claims),[{data:n}]=s({query:de,variables:{id:e}}),r=n?.conflicts??[];return(0,A.jsxs)(T,{id:`claims`,title:`What they say`,count:t.total,children:[r.length>0&&(0,A.jsxs)(`details`,{className:`conflict-box`,children:[(0,A.jsxs)(`summary`,{children:[`Contradicted in `,r.length===1?`one matter`:`${r.length} matters`]}),(0,A.jsx)(oe,{conflicts:r})]}),(0,A.jsx)(se,{claims:t.items}),(0,A.jsx)(C,{list:t,what:`what they say`,none:`Nothing they said is held.`})]})}var pe=i(`
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
`);function me({id:e}){let[{data:t,error:n,fetching:r}]=s({query:pe,variables:{id:e}}),i=t?.entity;return(0,A.jsxs)(T,{id:`details`,title:`What is known`,children:[n&&(0,A.jsx)(u,{error:n}),r&&!t&&(0,A.jsx)(c,{what:`the document`}),i?.__typename===`Document`&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsxs)(`dl`,{className:`details`,children:[(0,A.jsx)(`dt`,{children:`State`}),(0,A.jsx)(`dd`,{children:i.state.toLowerCase().replaceAll(`_`,` `)}),i.authors.length>0&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`dt`,{children:`By`}),(0,A.jsx)(`dd`,{children:(0,A.jsx)(_,{entities:i.authors})})]})]}),(0,A.jsx)(`h3`,{className:`small-head`,children:`What reports say of it`}),i.reports.length===0&&(0,A.jsx)(`p`,{className:`faint`,children:`No report says where it stands.`}),(0,A.jsx)(`ol`,{className:`held-to-be`,children:i.reports.map((e,t)=>(0,A.jsxs)(`li`,{children:[(0,A.jsxs)(`p`,{children:[(0,A.jsx)(`span`,{className:`mark`,children:e.state.toLowerCase().replaceAll(`_`,` `)}),` `,(0,A.jsx)(h,{at:e.reported,clock:!0})]}),(0,A.jsx)(O,{quotes:e.evidence})]},t))})]})]})}var j=i(`
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
`),M={AGREE:`agreement or promise`,CONSULT:`talks, meeting or visit`,SUPPORT:`support`,CONCEDE:`concession`,COOPERATE:`cooperation`,AID:`aid`,RETREAT:`retreat or release`,REQUEST:`request or proposal`,ACCUSE:`accusation or criticism`,REJECT:`rejection`,THREATEN:`threat`,PROTEST:`protest`,SANCTION:`sanction or restriction`,MOBILIZE:`mobilisation`,COERCE:`coercion or arrest`,ASSAULT:`attack or violence`,OTHER:`something else`},N={ACTOR:`acts`,RECIPIENT:`is acted upon`,HOST:`hosts`,PLACE:`where`,INSTRUMENT:`by means of`,OTHER:`takes part`};function P({id:e}){let[{data:t,error:n,fetching:r}]=s({query:j,variables:{id:e}}),i=t?.entity;return(0,A.jsxs)(T,{id:`details`,title:`What is known`,children:[n&&(0,A.jsx)(u,{error:n}),r&&!t&&(0,A.jsx)(c,{what:`the event`}),i?.__typename===`Event`&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsxs)(`dl`,{className:`details`,children:[(0,A.jsx)(`dt`,{children:`Type`}),(0,A.jsx)(`dd`,{children:[M[i.type],i.mode?.toLowerCase().replaceAll(`_`,` `)].filter(Boolean).join(`: `)}),i.place&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`dt`,{children:`Place`}),(0,A.jsx)(`dd`,{children:(0,A.jsx)(x,{entity:i.place})})]}),i.participants.map(e=>(0,A.jsxs)(`div`,{className:`details-pair`,children:[(0,A.jsx)(`dt`,{children:N[e.role]}),(0,A.jsx)(`dd`,{children:(0,A.jsx)(x,{entity:e.participant})})]},`${e.role}:${e.participant.id}`)),i.documents.length>0&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`dt`,{children:`Documents`}),(0,A.jsx)(`dd`,{children:(0,A.jsx)(_,{entities:i.documents})})]}),i.previous&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`dt`,{children:`The one before`}),(0,A.jsx)(`dd`,{children:(0,A.jsx)(x,{entity:i.previous})})]})]}),(0,A.jsx)(D,{id:i.id,count:i.evidenceCount}),(0,A.jsx)(`h3`,{className:`small-head`,children:`How it was held to be`}),(0,A.jsx)(`ol`,{className:`held-to-be`,children:i.reports.edges.map(({node:e},t)=>(0,A.jsxs)(`li`,{children:[(0,A.jsxs)(`p`,{children:[(0,A.jsx)(w,{modality:e.modality,polarity:e.polarity,always:!0}),` `,(0,A.jsx)(h,{at:e.reported,clock:!0})]}),(0,A.jsx)(O,{quotes:e.evidence})]},t))})]})]})}var F=i(`
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
`),I=i(`
  mutation Judge($left: ID!, $right: ID!, $judgement: Judgement!) {
    judge(left: $left, right: $right, judgement: $judgement) {
      id
      judgement
    }
  }
`),L=i(`
  mutation Undo($decision: ID!) {
    undo(decision: $decision) {
      id
      undoneAt
    }
  }
`),R={SAME:`taken for one`,DIFFERENT:`kept apart`,UNSURE:`left open`};function z({id:e,changes:t,onChange:n}){let[{data:r,error:i,fetching:l},d]=s({query:F,variables:{id:e}});(0,k.useEffect)(()=>{t>0&&d({requestPolicy:`network-only`})},[t,d]);let[f,p]=a(I),[m,g]=a(L),_=r?.decisions??[],v=he(_),y=_.filter(e=>!B(e)),b=f.fetching||m.fetching,x=async(e,t)=>{let r={left:e.left.entity.id,right:e.right.entity.id,judgement:t};(await p(r)).error||n()},S=async e=>{(await g({decision:e.id})).error||n()},C=f.error??m.error;return(0,A.jsxs)(T,{id:`identity`,title:`Who is who`,children:[i&&(0,A.jsx)(u,{error:i}),l&&!r&&(0,A.jsx)(c,{what:`the decisions`}),C&&(0,A.jsx)(`p`,{className:`bad small`,role:`alert`,children:o(C)}),v.length>0&&(0,A.jsx)(`h3`,{className:`small-head`,children:`May be one with`}),(0,A.jsx)(`ul`,{className:`candidates`,children:v.map(t=>(0,A.jsxs)(`li`,{children:[(0,A.jsxs)(`p`,{children:[(0,A.jsx)(H,{decision:t,of:e}),` `,(0,A.jsx)(U,{score:t.score})]}),(0,A.jsx)(W,{reasons:t.reasons}),(0,A.jsxs)(`div`,{className:`judge`,role:`group`,"aria-label":`Is it one with ${V(t,e).name}?`,children:[(0,A.jsx)(`button`,{type:`button`,className:`button`,disabled:b,onClick:()=>void x(t,`SAME`),children:`The same`}),(0,A.jsx)(`button`,{type:`button`,className:`button`,disabled:b,onClick:()=>void x(t,`DIFFERENT`),children:`Not the same`})]})]},t.id))}),r&&v.length===0&&(0,A.jsx)(`p`,{className:`faint small`,children:`Nothing waits for a judgement.`}),y.length>0&&(0,A.jsxs)(`details`,{className:`decided`,children:[(0,A.jsxs)(`summary`,{children:[`Decided `,(0,A.jsx)(`span`,{className:`number`,children:y.length})]}),(0,A.jsx)(`ul`,{className:`candidates`,children:y.map(t=>(0,A.jsxs)(`li`,{className:t.undoneAt?`undone`:void 0,children:[(0,A.jsxs)(`p`,{children:[(0,A.jsx)(H,{decision:t,of:e}),` `,R[t.judgement],` `,(0,A.jsx)(U,{score:t.score})]}),(0,A.jsx)(W,{reasons:t.reasons}),(0,A.jsxs)(`p`,{className:`faint small`,children:[`by `,(0,A.jsx)(E,{text:t.by}),`, `,(0,A.jsx)(h,{at:t.at,clock:!0})]}),t.undoneAt?(0,A.jsxs)(`p`,{className:`faint small`,children:[`taken back `,(0,A.jsx)(h,{at:t.undoneAt,clock:!0})]}):(0,A.jsxs)(`button`,{type:`button`,className:`button`,disabled:b,onClick:()=>void S(t),children:[`Undo`,(0,A.jsxs)(`span`,{className:`unseen`,children:[` what was decided on `,V(t,e).name]})]})]},t.id))})]})]})}var B=e=>e.judgement===`UNSURE`;function he(e){let t=({left:e,right:t})=>[e.entity.id,t.entity.id].sort().join(` `),n=e.filter(e=>!e.undoneAt&&e.left.entity.id!==e.right.entity.id),r=new Set(n.filter(e=>!B(e)).map(t)),i=n.filter(e=>B(e)&&!r.has(t(e)));return[...new Map(i.map(e=>[t(e),e])).values()]}function V(e,t){return e.left.entity.id===t?e.right.entity.id===t?e.left.id===t?e.right:e.left:e.right:e.left}function H({decision:e,of:t}){let n=V(e,t),r=(0,A.jsx)(`bdi`,{className:`name clip clip-2`,children:n.name});return n.entity.id===t?(0,A.jsx)(`strong`,{children:r}):(0,A.jsx)(d,{href:f(n.entity.id),children:r})}function U({score:e}){return e==null?null:(0,A.jsxs)(`span`,{className:`faint number small`,children:[v(e),` alike`]})}function W({reasons:e}){return(0,A.jsx)(`ul`,{className:`reasons`,children:[...new Set(e)].map(e=>(0,A.jsx)(`li`,{children:(0,A.jsx)(E,{text:e})},e))})}var ge=i(`
  query EntityMeetings($id: ID!, $after: String) {
    events(filter: { participants: [$id], types: [CONSULT] }, first: 20, after: $after) {
      ...EventPage
    }
  }
`),_e=12;function ve({id:e}){let t=S(ge,{id:e},e=>e.events),n=K(t.items.filter(G),e),r=new Set(n.map(e=>e.id)),i=K(t.items.filter(e=>!G(e)),e).filter(e=>!r.has(e.id));return(0,A.jsxs)(T,{id:`meetings`,title:`Meetings`,count:t.total,note:`Meetings, talks, visits and calls; what is proposed or asked for has not happened.`,children:[(0,A.jsx)(q,{words:`Met`,people:n}),(0,A.jsx)(q,{words:`In what is planned, asked for or denied`,people:i}),(0,A.jsx)(ae,{events:t.items,of:e}),(0,A.jsx)(C,{list:t,what:`the meetings`,none:`No meeting is told of.`})]})}var G=({modality:e,polarity:t})=>e===`OCCURRED`&&t!==`NEGATED`;function K(e,t){let n=new Map,r=new Map;for(let{participants:i}of e)for(let{participant:e}of i)e.id===t||e.kind!==`PERSON`&&e.kind!==`ORGANIZATION`||(r.set(e.id,e),n.set(e.id,(n.get(e.id)??0)+1));return[...r.values()].sort((e,t)=>(n.get(t.id)??0)-(n.get(e.id)??0))}function q({words:e,people:t}){return t.length===0?null:(0,A.jsxs)(`p`,{className:`company`,children:[(0,A.jsxs)(`span`,{className:`faint`,children:[e,`:`]}),` `,(0,A.jsx)(_,{entities:t.slice(0,_e)})]})}var ye=i(`
  mutation Split($entity: ID!, $mentions: [ID!]!) {
    split(entity: $entity, mentions: $mentions) {
      id
      name
    }
  }
`),be=100;function xe({id:e,name:t,picking:n,picked:r,onStart:i,onStop:s,onDone:c}){let[l,u]=a(ye),[p,m]=(0,k.useState)(null),h=async()=>{let{data:t,error:n}=await u({entity:e,mentions:[...r]}),i=t?.split.find(t=>t.id!==e);n||i===void 0||(m(i),s(),c())};return(0,A.jsxs)(`div`,{className:`split`,children:[!n&&i&&(0,A.jsx)(`button`,{type:`button`,className:`button`,onClick:i,children:`Some of these are somebody else …`}),n&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsxs)(`p`,{className:`section-note`,children:[`Pick the places that name somebody else than `,(0,A.jsx)(E,{text:t.slice(0,120)}),`. All places of one article that were taken for one move together; it can be undone under “Who is who”.`]}),(0,A.jsxs)(`p`,{className:`judge`,children:[(0,A.jsx)(`button`,{type:`button`,className:`button button-main`,disabled:r.size===0||r.size>be||l.fetching,onClick:()=>void h(),children:r.size===0?`Take out`:`Take out ${g(r.size,`place`)}`}),(0,A.jsx)(`button`,{type:`button`,className:`button`,onClick:s,children:`Cancel`})]})]}),l.error&&(0,A.jsx)(`p`,{className:`bad small`,role:`alert`,children:o(l.error)}),(0,A.jsx)(`p`,{role:`status`,className:`small`,children:p&&(0,A.jsxs)(A.Fragment,{children:[`Taken out as `,(0,A.jsx)(d,{href:f(p.id),children:(0,A.jsx)(E,{text:p.name})}),`.`]})})]})}var Se=i(`
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
`);function Ce({id:e,name:t,changes:n,onSplit:r}){let i=S(Se,{id:e},e=>e.entity?.mentions),{again:a}=i;(0,k.useEffect)(()=>{n>0&&a()},[n]);let[o,s]=(0,k.useState)(!1),[c,l]=(0,k.useState)(new Set),u=e=>{let t=new Set(c);t.delete(e)||t.add(e),l(t)};return(0,A.jsxs)(T,{id:`mentions`,title:`In the texts`,count:i.total,children:[(0,A.jsx)(xe,{id:e,name:t,picking:o,picked:c,onStart:i.items.length>0?()=>s(!0):null,onStop:()=>{s(!1),l(new Set)},onDone:()=>{l(new Set),r()}}),(0,A.jsx)(`ul`,{className:o?`mentions mentions-picking`:`mentions`,children:i.items.map(({id:e,text:t,start:n,end:r,version:i,article:a})=>(0,A.jsxs)(`li`,{children:[o&&(0,A.jsx)(`input`,{type:`checkbox`,checked:c.has(e),onChange:()=>u(e),"aria-label":`Somebody else: “${t.slice(0,80)}” in ${a.title.slice(0,120)}`}),(0,A.jsx)(d,{href:m(a.id,{version:i.id,start:n,end:r}),children:(0,A.jsxs)(`span`,{className:`clip clip-1`,children:[`“`,(0,A.jsx)(E,{text:t}),`”`]})}),(0,A.jsxs)(`span`,{className:`clip clip-1 faint`,children:[`in `,(0,A.jsx)(E,{text:a.title})]}),(0,A.jsxs)(`span`,{className:`faint small`,children:[(0,A.jsx)(E,{text:le(a)}),` · `,(0,A.jsx)(h,{at:a.publishedAt})]})]},e))}),(0,A.jsx)(C,{list:i,what:`the places in the texts`,none:`No text names it by itself.`})]})}var we=i(`
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
`),Te=i(`
  mutation AddNote($target: ID!, $text: String!) {
    addNote(target: $target, text: $text) {
      id
      text
      author
      at
    }
  }
`);function Ee({id:e}){let[{data:t,error:n},r]=s({query:we,variables:{id:e}}),[i,c]=a(Te),d=(0,k.useRef)(null),f=async t=>{t.preventDefault();let n=String(new FormData(t.currentTarget).get(`note`)??``).trim();n===``||(await c({target:e,text:n})).error||(d.current?.reset(),r({requestPolicy:`network-only`}))};if(l(n))return(0,A.jsx)(T,{id:`notes`,title:`Notes`,children:(0,A.jsx)(`p`,{className:`faint small`,children:`Notes and who changed what are for analysts; your key is of another role.`})});let p=t?.entity?.notes??[],m=t?.entity?.history??[];return(0,A.jsxs)(A.Fragment,{children:[(0,A.jsxs)(T,{id:`notes`,title:`Notes`,count:t?p.length:null,children:[n&&(0,A.jsx)(u,{error:n}),(0,A.jsx)(`ul`,{className:`notes`,children:p.map(e=>(0,A.jsxs)(`li`,{children:[(0,A.jsx)(`p`,{className:`note-text`,children:(0,A.jsx)(E,{text:e.text})}),(0,A.jsxs)(`p`,{className:`faint small`,children:[(0,A.jsx)(E,{text:e.author}),`, `,(0,A.jsx)(h,{at:e.at,clock:!0})]})]},e.id))}),(0,A.jsxs)(`form`,{ref:d,className:`note-form`,onSubmit:e=>void f(e),children:[(0,A.jsx)(`label`,{htmlFor:`note`,children:`Write a note`}),(0,A.jsx)(`textarea`,{id:`note`,name:`note`,className:`field`,rows:3,required:!0,maxLength:2e4}),(0,A.jsx)(`button`,{type:`submit`,className:`button`,disabled:i.fetching,children:`Add the note`}),i.error&&(0,A.jsx)(`p`,{className:`bad small`,role:`alert`,children:o(i.error)})]})]}),(0,A.jsxs)(T,{id:`history`,title:`History`,count:t?m.length:null,note:`What people changed of it.`,children:[t&&m.length===0&&(0,A.jsx)(`p`,{className:`faint small`,children:`Nobody has changed anything.`}),(0,A.jsx)(`ul`,{className:`history`,children:m.map((e,t)=>(0,A.jsxs)(`li`,{children:[(0,A.jsx)(h,{at:e.at,clock:!0}),` `,(0,A.jsx)(E,{text:e.operation}),` `,(0,A.jsxs)(`span`,{className:`faint`,children:[`by `,(0,A.jsx)(E,{text:e.principal})]})]},t))})]})]})}i(`
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
`);function J({relation:e,of:t}){let{time:n}=e;return(0,A.jsxs)(`article`,{className:`relation`,children:[(0,A.jsxs)(`p`,{children:[(0,A.jsx)(ie,{relation:e,of:t}),e.inferred&&(0,A.jsx)(`span`,{className:`mark`,children:`follows from others`}),n.retracted&&(0,A.jsx)(`span`,{className:`mark mark-negated`,children:`no longer held`})]}),(0,A.jsxs)(D,{id:e.id,count:e.evidenceCount,children:[n.start&&(0,A.jsxs)(`span`,{children:[`holds `,(0,A.jsx)(b,{start:n.start,end:n.end})]}),(0,A.jsxs)(`span`,{children:[`reported `,(0,A.jsx)(h,{at:n.reported})]}),(0,A.jsx)(`span`,{className:`number`,children:g(e.sourceCount,`outlet`)}),(0,A.jsxs)(`span`,{className:`number`,children:[v(e.confidence),` sure`]})]})]})}var De=i(`
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
`),Y=[[`all`,`however held`,null],[`occurred`,`as a fact`,[`OCCURRED`]],[`planned`,`planned or proposed`,[`SCHEDULED`,`PROPOSED`,`REQUESTED`,`HYPOTHETICAL`]],[`denied`,`denied`,[`DENIED`]]];function Oe({id:e}){let[t,n]=(0,k.useState)(`all`),[r,i]=(0,k.useState)(1),a=Y.find(([e])=>e===t)?.[2]??null,o={...a?{modality:[...a]}:{},...r>1?{minSources:r}:{}},s=S(De,{id:e,filter:o},e=>e.entity?.relations);return(0,A.jsxs)(T,{id:`relations`,title:`Relations`,count:s.total,children:[(0,A.jsxs)(`div`,{className:`filters`,role:`group`,"aria-label":`Which relations`,children:[(0,A.jsxs)(`label`,{children:[`Told`,` `,(0,A.jsx)(`select`,{className:`field`,value:t,onChange:e=>n(e.target.value),children:Y.map(([e,t])=>(0,A.jsx)(`option`,{value:e,children:t},e))})]}),(0,A.jsxs)(`label`,{children:[`by at least`,` `,(0,A.jsx)(`select`,{className:`field`,value:r,onChange:e=>i(Number(e.target.value)),children:[1,2,3,5].map(e=>(0,A.jsx)(`option`,{value:e,children:e===1?`1 outlet`:`${e} outlets`},e))})]})]}),(0,A.jsx)(`ul`,{className:`relations`,children:s.items.map(t=>(0,A.jsx)(`li`,{children:(0,A.jsx)(J,{relation:t,of:e})},t.id))}),(0,A.jsx)(C,{list:s,what:`the relations`,none:`None that is held.`})]})}var ke=i(`
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
`);function Ae({id:e}){let[{data:t,error:n,fetching:r}]=s({query:ke,variables:{id:e}}),i=t?.entity,a=i&&`roles`in i?i.roles:[];return(0,A.jsxs)(T,{id:`roles`,title:`Roles over time`,count:t?a.length:null,note:`As the texts name them; a role without an end isn’t known to have ended.`,children:[n&&(0,A.jsx)(u,{error:n}),r&&!t&&(0,A.jsx)(c,{what:`the roles`}),t&&a.length===0&&(0,A.jsx)(`p`,{className:`faint`,children:`No role is named.`}),(0,A.jsx)(`ol`,{className:`relations roles`,children:[...a].sort((e,t)=>(t.time.start??t.time.reported??``).localeCompare(e.time.start??e.time.reported??``)).map(t=>(0,A.jsx)(`li`,{children:(0,A.jsx)(J,{relation:t,of:e})},t.id))})]})}var je=i(`
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
`);function Me({id:e}){let t=S(je,{id:e},e=>e.entity?.stories);return(0,A.jsxs)(T,{id:`stories`,title:`Stories`,count:t.total,children:[(0,A.jsx)(`ul`,{className:`related`,children:t.items.map(e=>(0,A.jsx)(`li`,{children:(0,A.jsx)(y,{story:e})},e.id))}),(0,A.jsx)(C,{list:t,what:`the stories`,none:`It stands in no story.`})]})}var Ne=i(`
  query EntityTimeline($id: ID!, $after: String) {
    entity(id: $id) {
      id
      timeline(first: 25, after: $after) {
        ...TimelinePage
      }
    }
  }
`);function X({id:e}){let t=S(Ne,{id:e},e=>e.entity?.timeline);return(0,A.jsxs)(T,{id:`timeline`,title:`Timeline`,count:t.total,note:`The earliest first; what has no date comes last.`,children:[(0,A.jsx)(ce,{items:t.items}),(0,A.jsx)(C,{list:t,what:`the timeline`,none:`Nothing about it has a time.`})]})}var Pe=(0,k.lazy)(()=>t(()=>import(`./PlaceMap-k7zcjsfK.js`),__vite__mapDeps([0,1,2,3,4]))),Fe=i(`
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
`),Z=8;function Ie({id:e}){let[{data:t,error:n,fetching:r},i]=s({query:Fe,variables:{id:e}}),a=t?.entity,[o,l]=(0,k.useState)(0),f=()=>i({requestPolicy:`network-only`}),p=()=>{l(e=>e+1),f()};return n&&!a?(0,A.jsx)(`div`,{className:`page`,children:(0,A.jsx)(u,{error:n,onRetry:f})}):a?(0,A.jsxs)(`div`,{className:`page entity-page`,children:[(0,A.jsx)(`title`,{children:`${a.name.slice(0,120)} · Dramatis`}),(0,A.jsx)(Re,{entity:a}),(0,A.jsx)(te,{sections:Le(a)}),(0,A.jsxs)(`div`,{className:`story-columns`,children:[(0,A.jsxs)(`div`,{className:`story-main`,children:[a.__typename===`Person`&&(0,A.jsx)(Ae,{id:a.id}),a.__typename===`Event`&&(0,A.jsx)(P,{id:a.id}),a.__typename===`Document`&&(0,A.jsx)(me,{id:a.id}),Q(a)&&(0,A.jsx)(ve,{id:a.id}),Q(a)&&(0,A.jsx)(fe,{id:a.id}),(0,A.jsx)(Oe,{id:a.id}),(0,A.jsx)(X,{id:a.id}),(0,A.jsx)(Ce,{id:a.id,name:a.name,changes:o,onSplit:p})]}),(0,A.jsxs)(`aside`,{className:`story-side`,"aria-label":`Where it stands and who it is`,children:[a.__typename===`Place`&&(0,A.jsx)(Be,{entity:a}),(0,A.jsx)(Me,{id:a.id}),(0,A.jsx)(z,{id:a.id,changes:o,onChange:p}),(0,A.jsx)(Ee,{id:a.id})]})]})]}):(0,A.jsx)(`div`,{className:`page`,children:r?(0,A.jsx)(c,{what:`the page`}):(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`title`,{children:`Not held · Dramatis`}),(0,A.jsx)(`h1`,{children:`Nothing is held under this address`}),(0,A.jsxs)(`p`,{children:[`It may have been removed. `,(0,A.jsx)(d,{href:`/search`,children:`Search`}),` by name instead.`]})]})})}var Q=e=>`speaksFor`in e;function Le(e){let t=e.__typename===`Person`?[[`roles`,`Roles`]]:e.__typename===`Event`||e.__typename===`Document`?[[`details`,`What is known`]]:[],n=Q(e)?[[`meetings`,`Meetings`],[`claims`,`What they say`]]:[];return[...t,...n,[`relations`,`Relations`],[`timeline`,`Timeline`],[`mentions`,`In the texts`],[`stories`,`Stories`],[`identity`,`Who is who`],[`notes`,`Notes`]]}function Re({entity:e}){return(0,A.jsxs)(`header`,{className:`story-head`,children:[(0,A.jsx)(`p`,{className:`kicker`,children:(0,A.jsx)(ee,{kind:e.kind})}),(0,A.jsx)(`h1`,{children:(0,A.jsx)(re,{text:e.name})}),(0,A.jsx)(ze,{entity:e}),(0,A.jsxs)(`p`,{className:`story-facts`,children:[(0,A.jsxs)(`span`,{children:[`Named in `,(0,A.jsx)(`strong`,{className:`number`,children:g(e.articleCount,`report`)}),` from`,` `,(0,A.jsx)(`strong`,{className:`number`,children:g(e.sourceCount,`independent outlet`)})]}),e.firstSeen&&(0,A.jsx)(`span`,{children:(0,A.jsx)(b,{start:e.firstSeen,end:e.lastSeen})}),e.__typename===`Event`&&(0,A.jsxs)(`span`,{children:[(0,A.jsx)(w,{modality:e.modality,polarity:e.polarity,always:!0}),` `,(0,A.jsx)(b,{start:e.start,end:e.end})]}),e.__typename===`Document`&&(0,A.jsx)(`span`,{className:`mark`,children:$(e.state)}),`speaksFor`in e&&e.speaksFor.length>0&&(0,A.jsxs)(`span`,{children:[`speaks for `,(0,A.jsx)(_,{entities:e.speaksFor})]}),e.wikidata&&/^Q\d+$/.test(e.wikidata)&&(0,A.jsx)(ne,{url:`https://www.wikidata.org/wiki/${e.wikidata}`,where:`Wikidata’s page`,children:e.wikidata}),(0,A.jsx)(d,{href:p({entity:e.id}),className:`button`,children:`Open the graph`})]})]})}var $=e=>e.toLowerCase().replaceAll(`_`,` `);function ze({entity:e}){let t=e.aliases.filter(t=>t!==e.name);if(t.length===0)return null;let n=t.slice(Z);return(0,A.jsxs)(`div`,{className:`aliases`,children:[(0,A.jsx)(`span`,{className:`faint`,children:`Also `}),t.slice(0,Z).map((e,t)=>(0,A.jsxs)(`span`,{children:[t>0&&`, `,(0,A.jsx)(`bdi`,{className:`name`,children:e.length>160?`${e.slice(0,160)}…`:e})]},e)),n.length>0&&(0,A.jsxs)(`details`,{children:[(0,A.jsxs)(`summary`,{children:[`and `,g(n.length,`more name`)]}),(0,A.jsx)(`ul`,{children:n.map(e=>(0,A.jsx)(`li`,{children:(0,A.jsx)(E,{text:e})},e))})]})]})}function Be({entity:e}){let{latitude:t,longitude:n,country:r}=e;return t==null||n==null?null:(0,A.jsxs)(`section`,{"aria-label":`Where it lies`,className:`section`,children:[(0,A.jsx)(`h2`,{children:`Where it lies`}),(0,A.jsx)(k.Suspense,{fallback:(0,A.jsx)(`div`,{className:`map`}),children:(0,A.jsx)(Pe,{points:[{id:e.id,name:e.name,latitude:t,longitude:n}]})}),(0,A.jsxs)(`p`,{className:`section-note`,children:[t.toFixed(2),`°, `,n.toFixed(2),`°`,r&&r.id!==e.id&&(0,A.jsx)(A.Fragment,{children:` in `}),r&&r.id!==e.id&&(0,A.jsx)(x,{entity:r})]})]})}export{Ie as default,$ as stateWords};