import"./rolldown-runtime-XKyaHtl9.js";import{a as e,t}from"./gql-DzmCTj8e.js";import{o as n,t as r}from"./src-BhODqwd1.js";import{i,n as a,o,t as s}from"./paths-CY515Iqa.js";import{a as c,c as l,n as u,o as d,r as f,t as p,u as m}from"./index-BnGJUrqU.js";import{i as h,n as g,r as _,t as v}from"./Marks-CMBVG4P9.js";import{l as y,o as b}from"./key-qxf29BeI.js";import{n as x}from"./Quote-CO7GwtvJ.js";import{n as S}from"./Text-CTEAdd26.js";y();var C=b(),w=t(`
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
`),T=t(`
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
`),E=t(`
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
`),D=[`STORY`,`PERSON`,`ORGANIZATION`,`PLACE`,`EVENT`,`DOCUMENT`,`ARTICLE`];function O({kind:e}){return(0,C.jsxs)(C.Fragment,{children:[(0,C.jsx)(`h1`,{children:e?v[e][1]:`Search`}),(0,C.jsx)(`nav`,{"aria-label":`Kinds`,children:(0,C.jsx)(`ul`,{className:`facets`,children:D.map(t=>(0,C.jsx)(`li`,{children:(0,C.jsxs)(r,{href:`/search?kind=${t}`,"aria-current":t===e?`true`:void 0,children:[(0,C.jsx)(_,{kind:t}),v[t][1]]})},t))})}),(0,C.jsx)(k,{kind:e})]})}function k({kind:e}){return e===null||e===`CLAIM`?(0,C.jsx)(`p`,{className:`faint`,children:`Write words into the box above, or choose a kind to see what is most reported.`}):e===`STORY`?(0,C.jsx)(A,{}):e===`ARTICLE`?(0,C.jsx)(j,{}):(0,C.jsx)(M,{kind:e},e)}function A(){let e=p(w,{},e=>e.stories);return(0,C.jsxs)(C.Fragment,{children:[(0,C.jsx)(`ul`,{className:`cards`,children:e.items.map(e=>(0,C.jsx)(`li`,{children:(0,C.jsx)(u,{story:e})},e.id))}),(0,C.jsx)(m,{list:e,what:`the stories`,none:`No stories are held.`})]})}function j(){let e=p(E,{},e=>e.articles);return(0,C.jsxs)(C.Fragment,{children:[(0,C.jsx)(`ol`,{className:`hits`,children:e.items.map(e=>(0,C.jsx)(`li`,{children:(0,C.jsxs)(N,{to:s(e.id),name:e.title,mark:(0,C.jsx)(g,{kind:`ARTICLE`}),children:[(0,C.jsx)(S,{text:x({kind:e.kind,source:e.source??null})}),(0,C.jsx)(c,{at:e.publishedAt})]})},e.id))}),(0,C.jsx)(m,{list:e,what:`the articles`,none:`No articles are held.`})]})}function M({kind:e}){let t=p(T,{kinds:[e]},e=>e.entities);return(0,C.jsxs)(C.Fragment,{children:[(0,C.jsx)(`ol`,{className:`hits`,children:t.items.map(e=>(0,C.jsx)(`li`,{children:(0,C.jsxs)(N,{to:a(e.id),name:e.name,mark:(0,C.jsx)(g,{kind:e.kind}),children:[e.__typename===`Event`&&(0,C.jsxs)(C.Fragment,{children:[(0,C.jsx)(h,{modality:e.modality,polarity:e.polarity,always:!0}),(0,C.jsx)(d,{start:e.start,end:e.end})]}),(0,C.jsx)(`span`,{className:`number`,children:l(e.articleCount,`report`)}),(0,C.jsx)(`span`,{className:`number`,children:l(e.sourceCount,`outlet`)})]})},e.id))}),(0,C.jsx)(m,{list:t,what:`what is held`,none:`Nothing of this kind is held.`})]})}function N({to:e,name:t,mark:n,children:i}){return(0,C.jsxs)(`article`,{className:`hit`,children:[n,(0,C.jsxs)(`div`,{children:[(0,C.jsx)(`h2`,{className:`hit-title`,children:(0,C.jsx)(r,{href:e,children:(0,C.jsx)(`bdi`,{className:`name clip clip-2`,children:t})})}),(0,C.jsx)(`p`,{className:`hit-facts`,children:i})]})]})}t(`
  fragment HitParts on SearchHit {
    highlight
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
`);function P({hit:e,words:t}){let{node:n}=e;switch(n.__typename){case`Story`:return(0,C.jsxs)(F,{kind:`STORY`,to:i(n),title:n.title,words:t,children:[(0,C.jsx)(d,{start:n.firstReported,end:n.lastReported}),(0,C.jsx)(`span`,{className:`number`,children:l(n.articleCount,`report`)}),(0,C.jsx)(`span`,{className:`number`,children:l(n.sourceCount,`outlet`)})]});case`Article`:return(0,C.jsxs)(F,{kind:`ARTICLE`,to:i(n),title:n.title,words:t,around:e.highlight,children:[(0,C.jsx)(S,{text:x({kind:n.articleKind,source:n.source??null})}),(0,C.jsx)(c,{at:n.publishedAt}),n.story&&(0,C.jsxs)(`span`,{className:`clip clip-1`,children:[`in `,(0,C.jsx)(r,{href:i(n.story)??`/`,children:n.story.title})]})]});case`Claim`:{let[e]=n.evidence,r=e?s(e.article.id,{version:e.version.id,start:e.start,end:e.end}):null;return(0,C.jsxs)(F,{kind:`CLAIM`,to:r,title:n.text,words:t,children:[n.speaker?(0,C.jsx)(f,{entity:n.speaker}):(0,C.jsx)(S,{text:n.speakerText}),(0,C.jsx)(h,{modality:n.claimModality,polarity:n.polarity}),e&&(0,C.jsxs)(C.Fragment,{children:[(0,C.jsx)(S,{text:x({kind:e.article.kind,source:e.article.source??null})}),(0,C.jsx)(c,{at:e.article.publishedAt})]})]})}case`Person`:case`Organization`:case`Place`:case`Document`:case`Event`:{let e=n.aliases.filter(e=>e!==n.name).slice(0,4);return(0,C.jsxs)(F,{kind:n.kind,to:i(n),title:n.name,words:t,children:[n.__typename===`Event`&&(0,C.jsxs)(C.Fragment,{children:[(0,C.jsx)(h,{modality:n.modality,polarity:n.polarity,always:!0}),(0,C.jsx)(d,{start:n.start,end:n.end})]}),(0,C.jsx)(`span`,{className:`number`,children:l(n.articleCount,`report`)}),(0,C.jsx)(`span`,{className:`number`,children:l(n.sourceCount,`outlet`)}),e.length>0&&(0,C.jsxs)(`span`,{className:`clip clip-1`,children:[`also `,(0,C.jsx)(S,{text:e.join(`, `)})]})]})}default:return null}}function F(e){let t=(0,C.jsx)(`bdi`,{className:`name clip clip-2`,children:(0,C.jsx)(I,{text:e.title,words:e.words})});return(0,C.jsxs)(`article`,{className:`hit`,children:[(0,C.jsx)(g,{kind:e.kind}),(0,C.jsxs)(`div`,{children:[(0,C.jsx)(`h2`,{className:`hit-title`,children:e.to===null?t:(0,C.jsx)(r,{href:e.to,children:t})}),e.around&&e.around!==e.title&&(0,C.jsx)(`p`,{className:`hit-around`,children:(0,C.jsx)(`bdi`,{className:`clip clip-2`,children:(0,C.jsx)(I,{text:e.around,words:e.words})})}),(0,C.jsx)(`p`,{className:`hit-facts`,children:e.children})]})]})}function I({text:e,words:t}){let n=t.split(/[^\p{L}\p{N}]+/u).filter(e=>e.length>1).map(e=>e.toLocaleLowerCase());return n.length===0?e:e.split(/([\p{L}\p{N}\p{M}]+)/u).map((e,t)=>t%2==1&&n.some(t=>e.toLocaleLowerCase().startsWith(t))?(0,C.jsx)(`mark`,{children:e},t):e)}var L=[`STORY`,`PERSON`,`ORGANIZATION`,`PLACE`,`EVENT`,`DOCUMENT`,`ARTICLE`,`CLAIM`],R=t(`
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
`),z=t(`
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
`);function B(){let[e]=n(),t=(e.get(`q`)??``).trim(),r=e.getAll(`kind`),i=L.filter(e=>r.includes(e));return(0,C.jsxs)(`div`,{className:`page search-page`,children:[(0,C.jsx)(`title`,{children:t?`${t.slice(0,80)} · Search · Dramatis`:`Search · Dramatis`}),t?(0,C.jsx)(V,{text:t,kinds:i}):(0,C.jsx)(O,{kind:i[0]??null})]})}function V({text:e,kinds:t}){let n=p(R,{text:e,kinds:t.length>0?[...t]:null},e=>e.search);return(0,C.jsxs)(C.Fragment,{children:[(0,C.jsxs)(`h1`,{className:`search-title`,children:[(0,C.jsx)(`span`,{className:`faint`,children:`Found for`}),` `,(0,C.jsx)(`bdi`,{className:`name clip clip-2`,children:e})]}),(0,C.jsx)(H,{text:e,kinds:t}),(0,C.jsx)(`p`,{className:`unseen`,role:`status`,children:n.total===null?``:l(n.total,`hit`)}),(0,C.jsx)(`ol`,{className:`hits`,children:n.items.map(t=>(0,C.jsx)(`li`,{children:(0,C.jsx)(P,{hit:t,words:e})},t.node.id))}),(0,C.jsx)(m,{list:n,what:`what was found`,none:`Nothing that is held has all of these words.`})]})}function H({text:t,kinds:n}){let[{data:i}]=e({query:z,variables:{text:t}}),a=i?.search.facets.find(e=>e.field===`kind`)?.buckets;return(0,C.jsx)(`nav`,{"aria-label":`Kinds`,children:(0,C.jsxs)(`ul`,{className:`facets`,children:[(0,C.jsx)(`li`,{children:(0,C.jsx)(r,{href:o(t),"aria-current":n.length===0?`true`:void 0,children:`All kinds`})}),L.map(e=>{let i=n.includes(e),s=a?a.find(t=>t.label===e)?.count??0:null;if(s===0&&!i)return null;let c=i?n.filter(t=>t!==e):[...n,e];return(0,C.jsx)(`li`,{children:(0,C.jsxs)(r,{href:o(t,c),"aria-current":i?`true`:void 0,children:[(0,C.jsx)(_,{kind:e}),v[e][1],s!==null&&(0,C.jsxs)(`span`,{className:`number faint`,children:[` `,s.toLocaleString(`en`)]})]})},e)})]})})}export{B as default};