import{t as e}from"./src-BhODqwd1.js";import{t}from"./paths-Bawg_xby.js";import{a as n}from"./Loading-BN7a25YM.js";import{a as r}from"./index-BRL4W2u3.js";import{n as i}from"./Text-BG3MVlTp.js";import{o as a}from"./key-qxf29BeI.js";var o=a();n(`
  fragment QuoteParts on Quote {
    sentence
    start
    end
    text
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
`);function s({quote:n}){let{article:a}=n,s=t(a.id,{version:n.version.id,start:n.start,end:n.end});return(0,o.jsxs)(`figure`,{className:`quote`,children:[(0,o.jsx)(`blockquote`,{children:(0,o.jsx)(e,{href:s,className:`quote-words`,title:`Show it in the article`,children:(0,o.jsx)(l,{sentence:n.sentence,span:n.text})})}),(0,o.jsxs)(`figcaption`,{children:[(0,o.jsx)(i,{text:u(a)}),` · `,(0,o.jsx)(r,{at:a.publishedAt})]})]})}function c({quotes:e,total:t}){if(e.length===0)return(0,o.jsx)(`p`,{className:`faint`,children:`No sentence is held for this.`});let n=(t??e.length)-e.length;return(0,o.jsxs)(`div`,{className:`quotes`,children:[e.map(e=>(0,o.jsx)(s,{quote:e},`${e.version.id}:${e.start}-${e.end}`)),n>0&&(0,o.jsxs)(`p`,{className:`faint small`,children:[`and `,n.toLocaleString(`en`),` more`]})]})}function l({sentence:e,span:t}){let n=e.indexOf(t);return n<0||t===``||t.length===e.length?(0,o.jsx)(`bdi`,{className:`name`,children:e}):(0,o.jsxs)(`bdi`,{className:`name`,children:[e.slice(0,n),(0,o.jsx)(`mark`,{children:t}),e.slice(n+t.length)]})}function u(e){return e.source?.name??(e.kind===`STORY_PAGE`?`pasted story page`:`unknown outlet`)}export{u as n,c as t};