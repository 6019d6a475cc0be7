import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{a as t,l as n,n as r,t as i}from"./Loading-BN7a25YM.js";import{o as a,t as o}from"./src-BhODqwd1.js";import{n as s,s as c,t as l}from"./paths-Bawg_xby.js";import{a as u,c as d,i as f,t as p}from"./index-BRL4W2u3.js";import{n as m}from"./Marks-CyJB-5ev.js";import{t as h}from"./RatingMarks-wi-1zPNO.js";import{n as g}from"./Section-DnVvtRYJ.js";import{n as _,r as v,t as y}from"./Text-BG3MVlTp.js";import{l as b,o as x}from"./key-qxf29BeI.js";import{t as S}from"./segments-DkwsQnli.js";/* empty css              */var C=e(b(),1),w=x(),T=t(`
  query ArticleMentions($id: ID!, $after: String) {
    node(id: $id) {
      id
      ... on Article {
        mentions(first: 100, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              id
              start
              end
              version {
                id
              }
              entity {
                id
                ...EntityParts
              }
            }
          }
        }
      }
    }
  }
`),E=600;function D({article:e,version:t,evidence:n}){let{more:r,fetching:i,items:a}=p(T,{id:e},e=>e.node?.__typename===`Article`?e.node.mentions:null);(0,C.useEffect)(()=>{r&&!i&&a.length<E&&r()},[r,i,a.length]);let o=(0,C.useRef)(null),s=n?`${t.id}:${n.start}-${n.end}`:null;(0,C.useEffect)(()=>{s&&o.current?.scrollIntoView({block:`center`})},[s]);let c=a.filter(e=>e.version.id===t.id).map(e=>({start:e.start,end:e.end,mark:e.entity}));n&&c.push({...n,mark:`evidence`});let l=S(t.text,c),u=l.findIndex(e=>e.marks.includes(`evidence`));return(0,w.jsx)(`div`,{className:`article-text`,dir:`auto`,"data-version":t.id,children:l.map((e,t)=>(0,w.jsx)(O,{piece:e,at:t===u?o:null},e.start))})}function O({piece:e,at:t}){let n=e.marks.find(e=>e!==`evidence`),r=n?(0,w.jsx)(o,{href:s(n.id),className:`named kind-${n.kind.toLowerCase()}`,children:(0,w.jsx)(`bdi`,{children:e.text})}):e.text;return e.marks.includes(`evidence`)?(0,w.jsx)(`mark`,{ref:t,id:t?`evidence`:void 0,className:`evidence`,children:r}):r}t(`
  fragment VersionParts on ArticleVersion {
    id
    seenAt
    title
    text
    changed {
      before
      after
    }
  }
`);function k({article:e,versions:t,shown:n}){return(0,w.jsx)(g,{id:`versions`,title:`Versions`,count:t.length,note:t.length<2?`It has not been seen to change.`:`Changed after it was published; newest first.`,children:(0,w.jsx)(`ol`,{className:`versions`,children:t.map(t=>(0,w.jsxs)(`li`,{children:[(0,w.jsxs)(`p`,{children:[t.id===n?(0,w.jsx)(`strong`,{children:(0,w.jsx)(u,{at:t.seenAt,clock:!0})}):(0,w.jsx)(o,{href:`${l(e)}?v=${encodeURIComponent(t.id)}`,children:(0,w.jsx)(u,{at:t.seenAt,clock:!0})}),` `,(0,w.jsx)(`span`,{className:`faint small`,children:t.id===n?`shown`:`first seen`})]}),t.changed.length>0&&(0,w.jsxs)(`details`,{children:[(0,w.jsx)(`summary`,{children:d(t.changed.length,`change`)}),(0,w.jsx)(`ul`,{className:`changes`,children:t.changed.map((e,t)=>(0,w.jsxs)(`li`,{children:[e.before&&(0,w.jsxs)(`del`,{children:[(0,w.jsx)(`span`,{className:`unseen`,children:`before: `}),(0,w.jsx)(_,{text:e.before})]}),e.after&&(0,w.jsxs)(`ins`,{children:[(0,w.jsx)(`span`,{className:`unseen`,children:`after: `}),(0,w.jsx)(_,{text:e.after})]})]},t))})]})]},t.id))})})}var A=t(`
  query ArticlePage($id: ID!) {
    node(id: $id) {
      id
      ... on Article {
        articleKind: kind
        url
        title
        language
        truncated
        extracted
        extractedReason
        publishedAt
        source {
          id
          name
          domain
          country
          ratings {
            ...RatingParts
          }
          owners {
            owner {
              id
              ...EntityParts
            }
            catalogue {
              id
              name
            }
          }
        }
        copyOf {
          id
          title
          source {
            id
            name
          }
        }
        story {
          id
          title
        }
        entities(first: 60) {
          totalCount
          edges {
            node {
              id
              ...EntityParts
            }
          }
        }
        versions(first: 20) {
          ...VersionParts
        }
      }
    }
  }
`);function j({id:e}){let[{data:t,error:s,fetching:c},d]=n({query:A,variables:{id:e}}),[p]=a(),m=t?.node;if(s&&!t)return(0,w.jsx)(`div`,{className:`page`,children:(0,w.jsx)(i,{error:s,onRetry:()=>d({requestPolicy:`network-only`})})});if(m?.__typename!==`Article`)return(0,w.jsx)(`div`,{className:`page`,children:c?(0,w.jsx)(r,{what:`the article`}):(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`title`,{children:`No such article · Dramatis`}),(0,w.jsx)(`h1`,{children:`There is no such article`}),(0,w.jsxs)(`p`,{children:[`It may have been removed. `,(0,w.jsx)(o,{href:`/search?kind=ARTICLE`,children:`All articles`})]})]})});let[h]=m.versions,_=m.versions.find(e=>e.id===p.get(`v`))??h;return(0,w.jsxs)(`div`,{className:`page article-page`,children:[(0,w.jsx)(`title`,{children:`${m.title.slice(0,120)} · Dramatis`}),(0,w.jsx)(M,{article:m,title:_?.title??m.title}),(0,w.jsxs)(`div`,{className:`story-columns`,children:[(0,w.jsxs)(`div`,{className:`story-main`,children:[_&&_!==h&&(0,w.jsxs)(`p`,{className:`older`,role:`note`,children:[`This is the text as it was first seen `,(0,w.jsx)(u,{at:_.seenAt,clock:!0}),`.`,` `,(0,w.jsx)(o,{href:l(m.id),children:`Show the current one`})]}),_&&(0,w.jsx)(D,{article:m.id,version:_,evidence:P(p.get(`s`))})]}),(0,w.jsxs)(`aside`,{className:`story-side`,"aria-label":`About the article`,children:[(0,w.jsx)(N,{article:m}),(0,w.jsxs)(g,{id:`entities`,title:`Names`,count:m.entities.totalCount,children:[(0,w.jsx)(`div`,{className:`article-entities`,children:(0,w.jsx)(f,{entities:m.entities.edges.map(e=>e.node)})}),m.entities.totalCount===0&&(0,w.jsx)(`p`,{className:`faint small`,children:`No name was read out of it.`})]}),(0,w.jsx)(k,{article:m.id,versions:m.versions,shown:_?.id??null})]})]})]})}function M({article:e,title:t}){return(0,w.jsxs)(`header`,{className:`story-head`,children:[(0,w.jsx)(`p`,{className:`kicker`,children:e.articleKind===`STORY_PAGE`?`Pasted story page`:(0,w.jsx)(m,{kind:`ARTICLE`})}),(0,w.jsx)(`h1`,{children:(0,w.jsx)(y,{text:t})}),(0,w.jsxs)(`p`,{className:`story-facts`,children:[(0,w.jsx)(`span`,{children:(0,w.jsx)(v,{url:e.url,children:(0,w.jsx)(_,{text:e.source?.name??`Unknown outlet`})})}),(0,w.jsx)(u,{at:e.publishedAt,clock:!0}),e.story&&(0,w.jsxs)(`span`,{className:`clip clip-2`,children:[`in`,` `,(0,w.jsx)(o,{href:c(e.story.id),children:(0,w.jsx)(_,{text:e.story.title})})]}),e.copyOf&&(0,w.jsxs)(`span`,{children:[`a copy of`,` `,(0,w.jsx)(o,{href:l(e.copyOf.id),children:(0,w.jsx)(_,{text:e.copyOf.source?.name??e.copyOf.title})})]}),e.versions.length>1&&(0,w.jsx)(`a`,{href:`#versions`,children:d(e.versions.length,`version`)}),e.truncated&&(0,w.jsx)(`span`,{className:`mark`,children:`only its beginning is held`}),!e.extracted&&(0,w.jsxs)(`span`,{className:`mark`,children:[`nothing was read out of it`,e.extractedReason&&(0,w.jsxs)(w.Fragment,{children:[`: `,e.extractedReason]})]})]})]})}function N({article:e}){let{source:t}=e;return t?(0,w.jsxs)(g,{id:`outlet`,title:`Outlet`,children:[(0,w.jsxs)(`p`,{children:[(0,w.jsx)(_,{text:t.name}),` `,t.domain&&t.domain!==t.name&&(0,w.jsx)(`span`,{className:`faint`,children:(0,w.jsx)(_,{text:t.domain})})]}),(0,w.jsx)(`p`,{className:`article-facts`,children:(0,w.jsx)(h,{ratings:t.ratings})}),t.owners.map(({owner:e,catalogue:t})=>(0,w.jsxs)(`p`,{className:`small`,children:[`owned by `,(0,w.jsx)(f,{entities:[e]}),` `,(0,w.jsxs)(`span`,{className:`faint`,children:[`says `,(0,w.jsx)(_,{text:t.name})]})]},`${e.id}:${t.id}`))]}):null}function P(e){let t=/^(\d{1,9})-(\d{1,9})$/.exec(e??``);return t?{start:Number(t[1]),end:Number(t[2])}:null}export{j as default};