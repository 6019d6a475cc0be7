import"./rolldown-runtime-XKyaHtl9.js";import{a as e,l as t}from"./Loading-BN7a25YM.js";import{o as n,t as r}from"./src-BhODqwd1.js";import{i,n as a,o,t as s}from"./paths-Bawg_xby.js";import{a as c,c as l,n as u,o as d,r as f,t as p,u as m}from"./index-BRL4W2u3.js";import{i as h,n as g,r as _,t as v}from"./Marks-CyJB-5ev.js";import{l as y,o as b}from"./key-qxf29BeI.js";import{n as x}from"./Quote-C3EekOQ-.js";import{n as S}from"./Text-BG3MVlTp.js";import{t as C}from"./segments-DkwsQnli.js";y();var w=b(),T=e(`
  query BrowseStories($after: String) {
    stories(first: 20, after: $after, sort: { field: ARTICLE_COUNT }) {
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
`),E=e(`
  query BrowseEntities($kinds: [EntityKind!], $after: String) {
    entities(first: 50, after: $after, filter: { kinds: $kinds }, sort: { field: ARTICLE_COUNT }) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          kind
          articleCount
          sourceCount
          lastSeen
          ... on Event {
            modality
            polarity
            start
            end
          }
        }
      }
    }
  }
`),D=e(`
  query BrowseArticles($after: String) {
    articles(first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          kind
          title
          publishedAt
          source {
            id
            name
          }
        }
      }
    }
  }
`),O=[`STORY`,`PERSON`,`ORGANIZATION`,`PLACE`,`EVENT`,`DOCUMENT`,`ARTICLE`];function k({kind:e}){return(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`h1`,{children:e?v[e][1]:`Search`}),(0,w.jsx)(`nav`,{"aria-label":`Kinds`,children:(0,w.jsx)(`ul`,{className:`facets`,children:O.map(t=>(0,w.jsx)(`li`,{children:(0,w.jsxs)(r,{href:`/search?kind=${t}`,"aria-current":t===e?`true`:void 0,children:[(0,w.jsx)(_,{kind:t}),v[t][1]]})},t))})}),(0,w.jsx)(A,{kind:e})]})}function A({kind:e}){return e===null||e===`CLAIM`?(0,w.jsx)(`p`,{className:`faint`,children:`Write words into the box above, or choose a kind to see what is most reported.`}):e===`STORY`?(0,w.jsx)(j,{}):e===`ARTICLE`?(0,w.jsx)(M,{}):(0,w.jsx)(N,{kind:e},e)}function j(){let e=p(T,{},e=>e.stories);return(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`ul`,{className:`cards`,children:e.items.map(e=>(0,w.jsx)(`li`,{children:(0,w.jsx)(u,{story:e})},e.id))}),(0,w.jsx)(m,{list:e,what:`the stories`,none:`No stories are held.`})]})}function M(){let e=p(D,{},e=>e.articles);return(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`ol`,{className:`hits`,children:e.items.map(e=>(0,w.jsx)(`li`,{children:(0,w.jsxs)(P,{to:s(e.id),name:e.title,mark:(0,w.jsx)(g,{kind:`ARTICLE`}),children:[(0,w.jsx)(S,{text:x({kind:e.kind,source:e.source??null})}),(0,w.jsx)(c,{at:e.publishedAt})]})},e.id))}),(0,w.jsx)(m,{list:e,what:`the articles`,none:`No articles are held.`})]})}function N({kind:e}){let t=p(E,{kinds:[e]},e=>e.entities);return(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`ol`,{className:`hits`,children:t.items.map(e=>(0,w.jsx)(`li`,{children:(0,w.jsxs)(P,{to:a(e.id),name:e.name,mark:(0,w.jsx)(g,{kind:e.kind}),children:[e.__typename===`Event`&&(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(h,{modality:e.modality,polarity:e.polarity,always:!0}),(0,w.jsx)(`span`,{children:(0,w.jsx)(d,{start:e.start,end:e.end})})]}),(0,w.jsx)(`span`,{className:`number`,children:l(e.articleCount,`report`)}),(0,w.jsx)(`span`,{className:`number`,children:l(e.sourceCount,`outlet`)})]})},e.id))}),(0,w.jsx)(m,{list:t,what:`what is held`,none:`Nothing of this kind is held.`})]})}function P({to:e,name:t,mark:n,children:i}){return(0,w.jsxs)(`article`,{className:`hit`,children:[n,(0,w.jsxs)(`div`,{children:[(0,w.jsx)(`h2`,{className:`hit-title`,children:(0,w.jsx)(r,{href:e,children:(0,w.jsx)(`bdi`,{className:`name clip clip-2`,children:t})})}),(0,w.jsx)(`p`,{className:`hit-facts`,children:i})]})]})}e(`
  fragment HitParts on SearchHit {
    highlight
    marks {
      start
      end
    }
    node {
      id
      ... on Entity {
        name
        kind
        aliases
        articleCount
        sourceCount
        lastSeen
      }
      ... on Event {
        modality
        polarity
        start
        end
      }
      ... on Story {
        title
        articleCount
        sourceCount
        firstReported
        lastReported
      }
      ... on Article {
        title
        articleKind: kind
        publishedAt
        source {
          id
          name
        }
        story {
          id
          title
        }
      }
      ... on Claim {
        text
        speakerText
        speaker {
          id
          ...EntityParts
        }
        verb
        claimModality: modality
        polarity
        evidence(first: 1) {
          start
          end
          version {
            id
          }
          article {
            id
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
`);function F({hit:e,words:t}){let{node:n}=e,a={asked:t,hit:e};switch(n.__typename){case`Story`:return(0,w.jsxs)(I,{kind:`STORY`,to:i(n),title:n.title,words:a,children:[(0,w.jsx)(`span`,{children:(0,w.jsx)(d,{start:n.firstReported,end:n.lastReported})}),(0,w.jsx)(`span`,{className:`number`,children:l(n.articleCount,`report`)}),(0,w.jsx)(`span`,{className:`number`,children:l(n.sourceCount,`outlet`)})]});case`Article`:return(0,w.jsxs)(I,{kind:`ARTICLE`,to:i(n),title:n.title,words:a,children:[(0,w.jsx)(S,{text:x({kind:n.articleKind,source:n.source??null})}),(0,w.jsx)(c,{at:n.publishedAt}),n.story&&(0,w.jsxs)(`span`,{className:`clip clip-1`,children:[`in `,(0,w.jsx)(r,{href:i(n.story)??`/`,children:n.story.title})]})]});case`Claim`:{let[e]=n.evidence,t=e?s(e.article.id,{version:e.version.id,start:e.start,end:e.end}):null;return(0,w.jsxs)(I,{kind:`CLAIM`,to:t,title:n.text,words:a,children:[n.speaker?(0,w.jsx)(f,{entity:n.speaker}):(0,w.jsx)(S,{text:n.speakerText}),(0,w.jsx)(h,{modality:n.claimModality,polarity:n.polarity}),e&&(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(S,{text:x({kind:e.article.kind,source:e.article.source??null})}),(0,w.jsx)(c,{at:e.article.publishedAt})]})]})}case`Person`:case`Organization`:case`Place`:case`Document`:case`Event`:{let e=n.aliases.filter(e=>e!==n.name).slice(0,4);return(0,w.jsxs)(I,{kind:n.kind,to:i(n),title:n.name,words:a,children:[n.__typename===`Event`&&(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(h,{modality:n.modality,polarity:n.polarity,always:!0}),(0,w.jsx)(`span`,{children:(0,w.jsx)(d,{start:n.start,end:n.end})})]}),(0,w.jsx)(`span`,{className:`number`,children:l(n.articleCount,`report`)}),(0,w.jsx)(`span`,{className:`number`,children:l(n.sourceCount,`outlet`)}),e.length>0&&(0,w.jsxs)(`span`,{className:`clip clip-1`,children:[`also `,(0,w.jsx)(S,{text:e.join(`, `)})]})]})}default:return null}}function I(e){let{asked:t,hit:n}=e.words,i=n.highlight??``,a=i===e.title,o=e.title.includes(i.replace(/^…|^\.\.\.|…$|\.\.\.$/g,``)),s=(0,w.jsx)(`bdi`,{className:`name clip clip-2`,children:a?(0,w.jsx)(L,{text:i,marks:n.marks}):(0,w.jsx)(z,{text:e.title,wanted:R(t,n)})});return(0,w.jsxs)(`article`,{className:`hit`,children:[(0,w.jsx)(g,{kind:e.kind}),(0,w.jsxs)(`div`,{children:[(0,w.jsx)(`h2`,{className:`hit-title`,children:e.to===null?s:(0,w.jsx)(r,{href:e.to,children:s})}),!o&&n.marks.length>0&&(0,w.jsx)(`p`,{className:`hit-around`,children:(0,w.jsx)(`bdi`,{className:`clip clip-2`,children:(0,w.jsx)(L,{text:i,marks:n.marks})})}),(0,w.jsx)(`p`,{className:`hit-facts`,children:e.children})]})]})}function L({text:e,marks:t}){return C(e,t.map(({start:e,end:t})=>({start:e,end:t,mark:!0}))).map(e=>e.marks.length>0?(0,w.jsx)(`mark`,{children:e.text},e.start):e.text)}function R(e,t){let n=Array.from(t.highlight??``);return{whole:new Set(t.marks.map(({start:e,end:t})=>n.slice(e,t).join(``).toLocaleLowerCase())),begun:e.split(/[^\p{L}\p{N}]+/u).filter(e=>e.length>1).map(e=>e.toLocaleLowerCase())}}function z({text:e,wanted:t}){let n=e.split(/([\p{L}\p{N}\p{M}]+)/u),r=e=>t.whole.has(e)||t.begun.some(t=>e.startsWith(t));return n.map((e,t)=>t%2==1&&r(e.toLocaleLowerCase())?(0,w.jsx)(`mark`,{children:e},t):e)}var B=[`STORY`,`PERSON`,`ORGANIZATION`,`PLACE`,`EVENT`,`DOCUMENT`,`ARTICLE`,`CLAIM`],V=e(`
  query Search($text: String!, $kinds: [SearchKind!], $after: String) {
    search(text: $text, kinds: $kinds, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...HitParts
        }
      }
    }
  }
`),H=e(`
  query SearchFacets($text: String!) {
    search(text: $text, first: 1) {
      facets {
        field
        buckets {
          label
          count
        }
      }
    }
  }
`);function U(){let[e]=n(),t=(e.get(`q`)??``).trim(),r=e.getAll(`kind`),i=B.filter(e=>r.includes(e));return(0,w.jsxs)(`div`,{className:`page search-page`,children:[(0,w.jsx)(`title`,{children:t?`${t.slice(0,80)} · Search · Dramatis`:`Search · Dramatis`}),t?(0,w.jsx)(W,{text:t,kinds:i}):(0,w.jsx)(k,{kind:i[0]??null})]})}function W({text:e,kinds:t}){let n=p(V,{text:e,kinds:t.length>0?[...t]:null},e=>e.search);return(0,w.jsxs)(w.Fragment,{children:[(0,w.jsxs)(`h1`,{className:`search-title`,children:[(0,w.jsx)(`span`,{className:`faint`,children:`Found for`}),` `,(0,w.jsx)(`bdi`,{className:`name clip clip-2`,children:e})]}),(0,w.jsx)(G,{text:e,kinds:t}),(0,w.jsx)(`p`,{className:`unseen`,role:`status`,children:n.total===null?``:l(n.total,`hit`)}),(0,w.jsx)(`ol`,{className:`hits`,children:n.items.map(t=>(0,w.jsx)(`li`,{children:(0,w.jsx)(F,{hit:t,words:e})},t.node.id))}),(0,w.jsx)(m,{list:n,what:`what was found`,none:`Nothing that is held has all of these words.`})]})}function G({text:e,kinds:n}){let[{data:i}]=t({query:H,variables:{text:e}}),a=i?.search.facets.find(e=>e.field===`kind`)?.buckets;return(0,w.jsx)(`nav`,{"aria-label":`Kinds`,children:(0,w.jsxs)(`ul`,{className:`facets`,children:[(0,w.jsx)(`li`,{children:(0,w.jsx)(r,{href:o(e),"aria-current":n.length===0?`true`:void 0,children:`All kinds`})}),B.map(t=>{let i=n.includes(t),s=a?a.find(e=>e.label===t)?.count??0:null;if(s===0&&!i)return null;let c=i?n.filter(e=>e!==t):[...n,t];return(0,w.jsx)(`li`,{children:(0,w.jsxs)(r,{href:o(e,c),"aria-current":i?`true`:void 0,children:[(0,w.jsx)(_,{kind:t}),v[t][1],s!==null&&(0,w.jsxs)(`span`,{className:`number faint`,children:[` `,s.toLocaleString(`en`)]})]})},t)})]})})}export{U as default};