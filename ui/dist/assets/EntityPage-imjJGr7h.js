const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/PlaceMap-Dkravb0s.js","assets/src-BhODqwd1.js","assets/rolldown-runtime-XKyaHtl9.js","assets/key-qxf29BeI.js","assets/paths-CY515Iqa.js"])))=>i.map(i=>d[i]);
import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{a as t,l as n,o as r}from"./key-qxf29BeI.js";import{L as i,R as a,a as o,i as s,t as c,z as l}from"./gql-DzmCTj8e.js";import{t as u}from"./src-BhODqwd1.js";import{n as d,r as f,t as p}from"./paths-CY515Iqa.js";import{a as m,c as h,i as g,l as _,n as v,o as y,r as b,t as x,u as S}from"./index-BnGJUrqU.js";import{i as C,n as ee}from"./Marks-CMBVG4P9.js";import{n as w,t as T}from"./story-_dFJVsFx.js";import{n as E,r as te,t as ne}from"./Text-CTEAdd26.js";import{a as D,i as O,n as re,r as ie,t as ae}from"./Timeline-CF6G2knz.js";import{n as oe,t as k}from"./Quote-CO7GwtvJ.js";var A=e(n(),1),j=r(),se=c(`
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
`),ce=c(`
  query EntityConflicts($id: ID!) {
    conflicts(entity: $id, first: 20) {
      ...ConflictParts
    }
  }
`);function le({id:e}){let t=x(se,{id:e},e=>e.claims),[{data:n}]=o({query:ce,variables:{id:e}}),r=n?.conflicts??[];return(0,j.jsxs)(w,{id:`claims`,title:`What it says`,count:t.total,children:[r.length>0&&(0,j.jsxs)(`details`,{className:`conflict-box`,children:[(0,j.jsxs)(`summary`,{children:[`Contradicted in `,r.length===1?`one matter`:`${r.length} matters`]}),(0,j.jsx)(re,{conflicts:r})]}),(0,j.jsx)(O,{claims:t.items}),(0,j.jsx)(S,{list:t,what:`what it says`,none:`Nothing it said is held.`})]})}var M=c(`
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
`);function N({id:e}){let[{data:t,error:n,fetching:r}]=o({query:M,variables:{id:e}}),s=t?.entity;return(0,j.jsxs)(w,{id:`details`,title:`What is known`,children:[n&&(0,j.jsx)(i,{error:n}),r&&!t&&(0,j.jsx)(a,{what:`the document`}),s?.__typename===`Document`&&(0,j.jsxs)(j.Fragment,{children:[(0,j.jsxs)(`dl`,{className:`details`,children:[(0,j.jsx)(`dt`,{children:`State`}),(0,j.jsx)(`dd`,{children:s.state.toLowerCase().replaceAll(`_`,` `)}),s.authors.length>0&&(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(`dt`,{children:`By`}),(0,j.jsx)(`dd`,{children:(0,j.jsx)(g,{entities:s.authors})})]})]}),(0,j.jsx)(`h3`,{className:`small-head`,children:`What reports say of it`}),s.reports.length===0&&(0,j.jsx)(`p`,{className:`faint`,children:`No report says where it stands.`}),(0,j.jsx)(`ol`,{className:`held-to-be`,children:s.reports.map((e,t)=>(0,j.jsxs)(`li`,{children:[(0,j.jsxs)(`p`,{children:[(0,j.jsx)(`span`,{className:`mark`,children:e.state.toLowerCase().replaceAll(`_`,` `)}),` `,(0,j.jsx)(m,{at:e.reported,clock:!0})]}),(0,j.jsx)(k,{quotes:e.evidence})]},t))})]})]})}var P=c(`
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
`),F={ACTOR:`acts`,RECIPIENT:`is acted upon`,HOST:`hosts`,PLACE:`where`,INSTRUMENT:`by means of`,OTHER:`takes part`};function I({id:e}){let[{data:t,error:n,fetching:r}]=o({query:P,variables:{id:e}}),s=t?.entity;return(0,j.jsxs)(w,{id:`details`,title:`What is known`,children:[n&&(0,j.jsx)(i,{error:n}),r&&!t&&(0,j.jsx)(a,{what:`the event`}),s?.__typename===`Event`&&(0,j.jsxs)(j.Fragment,{children:[(0,j.jsxs)(`dl`,{className:`details`,children:[(0,j.jsx)(`dt`,{children:`Type`}),(0,j.jsx)(`dd`,{children:[s.type,s.mode].filter(Boolean).join(`, `).toLowerCase().replaceAll(`_`,` `)}),s.place&&(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(`dt`,{children:`Place`}),(0,j.jsx)(`dd`,{children:(0,j.jsx)(b,{entity:s.place})})]}),s.participants.map(e=>(0,j.jsxs)(`div`,{className:`details-pair`,children:[(0,j.jsx)(`dt`,{children:F[e.role]}),(0,j.jsx)(`dd`,{children:(0,j.jsx)(b,{entity:e.participant})})]},`${e.role}:${e.participant.id}`)),s.documents.length>0&&(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(`dt`,{children:`Documents`}),(0,j.jsx)(`dd`,{children:(0,j.jsx)(g,{entities:s.documents})})]}),s.previous&&(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(`dt`,{children:`The one before`}),(0,j.jsx)(`dd`,{children:(0,j.jsx)(b,{entity:s.previous})})]})]}),(0,j.jsx)(D,{id:s.id,count:s.evidenceCount}),(0,j.jsx)(`h3`,{className:`small-head`,children:`How it was held to be`}),(0,j.jsx)(`ol`,{className:`held-to-be`,children:s.reports.edges.map(({node:e},t)=>(0,j.jsxs)(`li`,{children:[(0,j.jsxs)(`p`,{children:[(0,j.jsx)(C,{modality:e.modality,polarity:e.polarity,always:!0}),` `,(0,j.jsx)(m,{at:e.reported,clock:!0})]}),(0,j.jsx)(k,{quotes:e.evidence})]},t))})]})]})}var L=c(`
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
`),R=c(`
  mutation Judge($left: ID!, $right: ID!, $judgement: Judgement!) {
    judge(left: $left, right: $right, judgement: $judgement) {
      id
      judgement
    }
  }
`),z=c(`
  mutation Undo($decision: ID!) {
    undo(decision: $decision) {
      id
      undoneAt
    }
  }
`),B={SAME:`taken for one`,DIFFERENT:`kept apart`,UNSURE:`left open`};function V({id:e,onChange:t}){let[{data:n,error:r,fetching:c},u]=o({query:L,variables:{id:e}}),[d,f]=s(R),[p,h]=s(z),g=()=>{u({requestPolicy:`network-only`}),t()},_=n?.decisions??[],v=U(_),y=_.filter(e=>!H(e)),b=d.fetching||p.fetching,x=async(e,t)=>{let n={left:e.left.entity.id,right:e.right.entity.id,judgement:t};(await f(n)).error||g()},S=async e=>{(await h({decision:e.id})).error||g()},C=d.error??p.error;return(0,j.jsxs)(w,{id:`identity`,title:`Who is who`,children:[r&&(0,j.jsx)(i,{error:r}),c&&!n&&(0,j.jsx)(a,{what:`the decisions`}),C&&(0,j.jsx)(`p`,{className:`bad small`,role:`alert`,children:l(C)}),v.length>0&&(0,j.jsx)(`h3`,{className:`small-head`,children:`May be one with`}),(0,j.jsx)(`ul`,{className:`candidates`,children:v.map(t=>(0,j.jsxs)(`li`,{children:[(0,j.jsxs)(`p`,{children:[(0,j.jsx)(G,{decision:t,of:e}),` `,(0,j.jsx)(K,{score:t.score})]}),(0,j.jsx)(q,{reasons:t.reasons}),(0,j.jsxs)(`div`,{className:`judge`,role:`group`,"aria-label":`Is it one with ${W(t,e).name}?`,children:[(0,j.jsx)(`button`,{type:`button`,className:`button`,disabled:b,onClick:()=>void x(t,`SAME`),children:`The same`}),(0,j.jsx)(`button`,{type:`button`,className:`button`,disabled:b,onClick:()=>void x(t,`DIFFERENT`),children:`Not the same`})]})]},t.id))}),n&&v.length===0&&(0,j.jsx)(`p`,{className:`faint small`,children:`Nothing waits for a judgement.`}),y.length>0&&(0,j.jsxs)(`details`,{className:`decided`,children:[(0,j.jsxs)(`summary`,{children:[`Decided `,(0,j.jsx)(`span`,{className:`number`,children:y.length})]}),(0,j.jsx)(`ul`,{className:`candidates`,children:y.map(t=>(0,j.jsxs)(`li`,{className:t.undoneAt?`undone`:void 0,children:[(0,j.jsxs)(`p`,{children:[(0,j.jsx)(G,{decision:t,of:e}),` `,B[t.judgement],` `,(0,j.jsx)(K,{score:t.score})]}),(0,j.jsx)(q,{reasons:t.reasons}),(0,j.jsxs)(`p`,{className:`faint small`,children:[`by `,(0,j.jsx)(E,{text:t.by}),`, `,(0,j.jsx)(m,{at:t.at,clock:!0})]}),t.undoneAt?(0,j.jsxs)(`p`,{className:`faint small`,children:[`taken back `,(0,j.jsx)(m,{at:t.undoneAt,clock:!0})]}):(0,j.jsxs)(`button`,{type:`button`,className:`button`,disabled:b,onClick:()=>void S(t),children:[`Undo`,(0,j.jsxs)(`span`,{className:`unseen`,children:[` what was decided on `,W(t,e).name]})]})]},t.id))})]})]})}var H=e=>e.judgement===`UNSURE`;function U(e){let t=({left:e,right:t})=>[e.entity.id,t.entity.id].sort().join(` `),n=e.filter(e=>!e.undoneAt&&e.left.entity.id!==e.right.entity.id),r=new Set(n.filter(e=>!H(e)).map(t)),i=n.filter(e=>H(e)&&!r.has(t(e)));return[...new Map(i.map(e=>[t(e),e])).values()]}function W(e,t){return e.left.entity.id===t?e.right.entity.id===t?e.left.id===t?e.right:e.left:e.right:e.left}function G({decision:e,of:t}){let n=W(e,t),r=(0,j.jsx)(`bdi`,{className:`name clip clip-2`,children:n.name});return n.entity.id===t?(0,j.jsx)(`strong`,{children:r}):(0,j.jsx)(u,{href:d(n.entity.id),children:r})}function K({score:e}){return e==null?null:(0,j.jsxs)(`span`,{className:`faint number small`,children:[_(e),` alike`]})}function q({reasons:e}){return(0,j.jsx)(`ul`,{className:`reasons`,children:[...new Set(e)].map(e=>(0,j.jsx)(`li`,{children:(0,j.jsx)(E,{text:e})},e))})}var ue=c(`
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
`);function de({id:e}){let t=x(ue,{id:e},e=>e.entity?.mentions);return(0,j.jsxs)(w,{id:`mentions`,title:`In the texts`,count:t.total,children:[(0,j.jsx)(`ul`,{className:`mentions`,children:t.items.map(({id:e,text:t,start:n,end:r,version:i,article:a})=>(0,j.jsxs)(`li`,{children:[(0,j.jsx)(u,{href:p(a.id,{version:i.id,start:n,end:r}),children:(0,j.jsxs)(`span`,{className:`clip clip-1`,children:[`“`,(0,j.jsx)(E,{text:t}),`”`]})}),(0,j.jsxs)(`span`,{className:`clip clip-1 faint`,children:[`in `,(0,j.jsx)(E,{text:a.title})]}),(0,j.jsxs)(`span`,{className:`faint small`,children:[(0,j.jsx)(E,{text:oe(a)}),` · `,(0,j.jsx)(m,{at:a.publishedAt})]})]},e))}),(0,j.jsx)(S,{list:t,what:`the places in the texts`,none:`No text names it by itself.`})]})}var fe=c(`
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
`),pe=c(`
  mutation AddNote($target: ID!, $text: String!) {
    addNote(target: $target, text: $text) {
      id
      text
      author
      at
    }
  }
`);function me({id:e}){let[{data:t,error:n},r]=o({query:fe,variables:{id:e}}),[a,c]=s(pe),u=(0,A.useRef)(null),d=async t=>{t.preventDefault();let n=String(new FormData(t.currentTarget).get(`note`)??``).trim();n===``||(await c({target:e,text:n})).error||(u.current?.reset(),r({requestPolicy:`network-only`}))},f=t?.entity?.notes??[],p=t?.entity?.history??[];return(0,j.jsxs)(j.Fragment,{children:[(0,j.jsxs)(w,{id:`notes`,title:`Notes`,count:t?f.length:null,children:[n&&(0,j.jsx)(i,{error:n}),(0,j.jsx)(`ul`,{className:`notes`,children:f.map(e=>(0,j.jsxs)(`li`,{children:[(0,j.jsx)(`p`,{className:`note-text`,children:(0,j.jsx)(E,{text:e.text})}),(0,j.jsxs)(`p`,{className:`faint small`,children:[(0,j.jsx)(E,{text:e.author}),`, `,(0,j.jsx)(m,{at:e.at,clock:!0})]})]},e.id))}),(0,j.jsxs)(`form`,{ref:u,className:`note-form`,onSubmit:e=>void d(e),children:[(0,j.jsx)(`label`,{htmlFor:`note`,children:`Write a note`}),(0,j.jsx)(`textarea`,{id:`note`,name:`note`,className:`field`,rows:3,required:!0,maxLength:2e4}),(0,j.jsx)(`button`,{type:`submit`,className:`button`,disabled:a.fetching,children:`Add the note`}),a.error&&(0,j.jsx)(`p`,{className:`bad small`,role:`alert`,children:l(a.error)})]})]}),(0,j.jsxs)(w,{id:`history`,title:`History`,count:t?p.length:null,note:`What people changed of it.`,children:[t&&p.length===0&&(0,j.jsx)(`p`,{className:`faint small`,children:`Nobody has changed anything.`}),(0,j.jsx)(`ul`,{className:`history`,children:p.map((e,t)=>(0,j.jsxs)(`li`,{children:[(0,j.jsx)(m,{at:e.at,clock:!0}),` `,(0,j.jsx)(E,{text:e.operation}),` `,(0,j.jsxs)(`span`,{className:`faint`,children:[`by `,(0,j.jsx)(E,{text:e.principal})]})]},t))})]})]})}c(`
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
`);function J({relation:e,of:t}){let{time:n}=e;return(0,j.jsxs)(`article`,{className:`relation`,children:[(0,j.jsxs)(`p`,{children:[e.subject.id===t?null:(0,j.jsx)(b,{entity:e.subject}),` `,(0,j.jsx)(`span`,{className:`verb`,children:ie(e.predicate)}),` `,e.object&&e.object.id!==t&&(0,j.jsx)(b,{entity:e.object}),e.object&&e.object.id===t&&e.subject.id!==t&&(0,j.jsx)(`span`,{children:`this one`}),` `,e.literal&&(0,j.jsx)(E,{text:e.literal}),` `,(0,j.jsx)(C,{modality:e.modality,polarity:e.polarity}),e.inferred&&(0,j.jsx)(`span`,{className:`mark`,children:`follows from others`}),n.retracted&&(0,j.jsx)(`span`,{className:`mark mark-negated`,children:`no longer held`})]}),(0,j.jsxs)(D,{id:e.id,count:e.evidenceCount,children:[n.start&&(0,j.jsxs)(`span`,{children:[`holds `,(0,j.jsx)(y,{start:n.start,end:n.end})]}),(0,j.jsxs)(`span`,{children:[`reported `,(0,j.jsx)(m,{at:n.reported})]}),(0,j.jsx)(`span`,{className:`number`,children:h(e.sourceCount,`outlet`)}),(0,j.jsxs)(`span`,{className:`number`,children:[_(e.confidence),` sure`]})]})]})}var he=c(`
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
`),Y=[[`all`,`however held`,null],[`occurred`,`as a fact`,[`OCCURRED`]],[`planned`,`planned or proposed`,[`SCHEDULED`,`PROPOSED`,`REQUESTED`,`HYPOTHETICAL`]],[`denied`,`denied`,[`DENIED`]]];function ge({id:e}){let[t,n]=(0,A.useState)(`all`),[r,i]=(0,A.useState)(1),a=Y.find(([e])=>e===t)?.[2]??null,o={...a?{modality:[...a]}:{},...r>1?{minSources:r}:{}},s=x(he,{id:e,filter:o},e=>e.entity?.relations);return(0,j.jsxs)(w,{id:`relations`,title:`Relations`,count:s.total,children:[(0,j.jsxs)(`div`,{className:`filters`,role:`group`,"aria-label":`Which relations`,children:[(0,j.jsxs)(`label`,{children:[`Told`,` `,(0,j.jsx)(`select`,{className:`field`,value:t,onChange:e=>n(e.target.value),children:Y.map(([e,t])=>(0,j.jsx)(`option`,{value:e,children:t},e))})]}),(0,j.jsxs)(`label`,{children:[`by at least`,` `,(0,j.jsx)(`select`,{className:`field`,value:r,onChange:e=>i(Number(e.target.value)),children:[1,2,3,5].map(e=>(0,j.jsx)(`option`,{value:e,children:e===1?`1 outlet`:`${e} outlets`},e))})]})]}),(0,j.jsx)(`ul`,{className:`relations`,children:s.items.map(t=>(0,j.jsx)(`li`,{children:(0,j.jsx)(J,{relation:t,of:e})},t.id))}),(0,j.jsx)(S,{list:s,what:`the relations`,none:`None that is held.`})]})}var _e=c(`
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
`);function ve({id:e}){let[{data:t,error:n,fetching:r}]=o({query:_e,variables:{id:e}}),s=t?.entity,c=s&&`roles`in s?s.roles:[];return(0,j.jsxs)(w,{id:`roles`,title:`Roles over time`,count:t?c.length:null,note:`As the texts name them; a role without an end isn’t known to have ended.`,children:[n&&(0,j.jsx)(i,{error:n}),r&&!t&&(0,j.jsx)(a,{what:`the roles`}),t&&c.length===0&&(0,j.jsx)(`p`,{className:`faint`,children:`No role is named.`}),(0,j.jsx)(`ol`,{className:`relations roles`,children:[...c].sort((e,t)=>(t.time.start??t.time.reported??``).localeCompare(e.time.start??e.time.reported??``)).map(t=>(0,j.jsx)(`li`,{children:(0,j.jsx)(J,{relation:t,of:e})},t.id))})]})}var ye=c(`
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
`);function be({id:e}){let t=x(ye,{id:e},e=>e.entity?.stories);return(0,j.jsxs)(w,{id:`stories`,title:`Stories`,count:t.total,children:[(0,j.jsx)(`ul`,{className:`related`,children:t.items.map(e=>(0,j.jsx)(`li`,{children:(0,j.jsx)(v,{story:e})},e.id))}),(0,j.jsx)(S,{list:t,what:`the stories`,none:`It stands in no story.`})]})}var xe=c(`
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
`);function Se({id:e}){let t=x(xe,{id:e},e=>e.entity?.timeline);return(0,j.jsxs)(w,{id:`timeline`,title:`Timeline`,count:t.total,note:`The earliest first; what has no date comes last.`,children:[(0,j.jsx)(ae,{items:t.items}),(0,j.jsx)(S,{list:t,what:`the timeline`,none:`Nothing about it has a time.`})]})}var Ce=(0,A.lazy)(()=>t(()=>import(`./PlaceMap-Dkravb0s.js`),__vite__mapDeps([0,1,2,3,4]))),X=c(`
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
`),Z=8;function we({id:e}){let[{data:t,error:n,fetching:r},s]=o({query:X,variables:{id:e}}),c=t?.entity,l=()=>s({requestPolicy:`network-only`});return n&&!c?(0,j.jsx)(`div`,{className:`page`,children:(0,j.jsx)(i,{error:n,onRetry:l})}):c?(0,j.jsxs)(`div`,{className:`page entity-page`,children:[(0,j.jsx)(`title`,{children:`${c.name.slice(0,120)} · Dramatis`}),(0,j.jsx)(Ee,{entity:c}),(0,j.jsx)(T,{sections:Te(c)}),(0,j.jsxs)(`div`,{className:`story-columns`,children:[(0,j.jsxs)(`div`,{className:`story-main`,children:[c.__typename===`Person`&&(0,j.jsx)(ve,{id:c.id}),c.__typename===`Event`&&(0,j.jsx)(I,{id:c.id}),c.__typename===`Document`&&(0,j.jsx)(N,{id:c.id}),Q(c)&&(0,j.jsx)(le,{id:c.id}),(0,j.jsx)(ge,{id:c.id}),(0,j.jsx)(Se,{id:c.id}),(0,j.jsx)(de,{id:c.id})]}),(0,j.jsxs)(`aside`,{className:`story-side`,"aria-label":`Where it stands and who it is`,children:[c.__typename===`Place`&&(0,j.jsx)(Oe,{entity:c}),(0,j.jsx)(be,{id:c.id}),(0,j.jsx)(V,{id:c.id,onChange:l}),(0,j.jsx)(me,{id:c.id})]})]})]}):(0,j.jsx)(`div`,{className:`page`,children:r?(0,j.jsx)(a,{what:`the page`}):(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(`title`,{children:`Not held · Dramatis`}),(0,j.jsx)(`h1`,{children:`Nothing is held under this address`}),(0,j.jsxs)(`p`,{children:[`It may have been removed. `,(0,j.jsx)(u,{href:`/search`,children:`Search`}),` by name instead.`]})]})})}var Q=e=>`speaksFor`in e;function Te(e){let t=e.__typename===`Person`?[[`roles`,`Roles`]]:e.__typename===`Event`||e.__typename===`Document`?[[`details`,`What is known`]]:[],n=Q(e)?[[`claims`,`What it says`]]:[];return[...t,...n,[`relations`,`Relations`],[`timeline`,`Timeline`],[`mentions`,`In the texts`],[`stories`,`Stories`],[`identity`,`Who is who`],[`notes`,`Notes`]]}function Ee({entity:e}){return(0,j.jsxs)(`header`,{className:`story-head`,children:[(0,j.jsx)(`p`,{className:`kicker`,children:(0,j.jsx)(ee,{kind:e.kind})}),(0,j.jsx)(`h1`,{children:(0,j.jsx)(ne,{text:e.name})}),(0,j.jsx)(De,{entity:e}),(0,j.jsxs)(`p`,{className:`story-facts`,children:[(0,j.jsxs)(`span`,{children:[`Named in `,(0,j.jsx)(`strong`,{className:`number`,children:h(e.articleCount,`report`)}),` from`,` `,(0,j.jsx)(`strong`,{className:`number`,children:h(e.sourceCount,`independent outlet`)})]}),e.firstSeen&&(0,j.jsx)(`span`,{children:(0,j.jsx)(y,{start:e.firstSeen,end:e.lastSeen})}),e.__typename===`Event`&&(0,j.jsxs)(`span`,{children:[(0,j.jsx)(C,{modality:e.modality,polarity:e.polarity,always:!0}),` `,(0,j.jsx)(y,{start:e.start,end:e.end})]}),e.__typename===`Document`&&(0,j.jsx)(`span`,{className:`mark`,children:$(e.state)}),`speaksFor`in e&&e.speaksFor.length>0&&(0,j.jsxs)(`span`,{children:[`speaks for `,(0,j.jsx)(g,{entities:e.speaksFor})]}),e.wikidata&&/^Q\d+$/.test(e.wikidata)&&(0,j.jsx)(te,{url:`https://www.wikidata.org/wiki/${e.wikidata}`,where:`Wikidata’s page`,children:e.wikidata}),(0,j.jsx)(u,{href:f({entity:e.id}),className:`button`,children:`Open the graph`})]})]})}var $=e=>e.toLowerCase().replaceAll(`_`,` `);function De({entity:e}){let t=e.aliases.filter(t=>t!==e.name);if(t.length===0)return null;let n=t.slice(Z);return(0,j.jsxs)(`div`,{className:`aliases`,children:[(0,j.jsx)(`span`,{className:`faint`,children:`Also `}),t.slice(0,Z).map((e,t)=>(0,j.jsxs)(`span`,{children:[t>0&&`, `,(0,j.jsx)(`bdi`,{className:`name`,children:e.length>160?`${e.slice(0,160)}…`:e})]},e)),n.length>0&&(0,j.jsxs)(`details`,{children:[(0,j.jsxs)(`summary`,{children:[`and `,h(n.length,`more name`)]}),(0,j.jsx)(`ul`,{children:n.map(e=>(0,j.jsx)(`li`,{children:(0,j.jsx)(E,{text:e})},e))})]})]})}function Oe({entity:e}){let{latitude:t,longitude:n,country:r}=e;return t==null||n==null?null:(0,j.jsxs)(`section`,{"aria-label":`Where it lies`,className:`section`,children:[(0,j.jsx)(`h2`,{children:`Where it lies`}),(0,j.jsx)(A.Suspense,{fallback:(0,j.jsx)(`div`,{className:`map`}),children:(0,j.jsx)(Ce,{points:[{id:e.id,name:e.name,latitude:t,longitude:n}]})}),(0,j.jsxs)(`p`,{className:`section-note`,children:[t.toFixed(2),`°, `,n.toFixed(2),`°`,r&&r.id!==e.id&&(0,j.jsx)(j.Fragment,{children:` in `}),r&&r.id!==e.id&&(0,j.jsx)(b,{entity:r})]})]})}export{we as default,$ as stateWords};