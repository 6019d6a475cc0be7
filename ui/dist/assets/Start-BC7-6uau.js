import{a as e,l as t}from"./Loading-BN7a25YM.js";import{c as n}from"./index-BRL4W2u3.js";import"./CanvasPage-D7x4GHUA.js";import{o as r}from"./key-qxf29BeI.js";var i=r(),a=e(`
  query CanvasLatest {
    stories(first: 6, filter: { minArticles: 2 }) {
      edges {
        node {
          id
          title
          articleCount
          sourceCount
        }
      }
    }
  }
`);function o({desk:e}){let[{data:r}]=t({query:a}),o=r?.stories.edges.map(e=>e.node)??[];return(0,i.jsxs)(`div`,{className:`canvas-start`,children:[(0,i.jsx)(`h2`,{children:`Begin with a name, or with a story`}),(0,i.jsx)(`p`,{children:`Add somebody above, then double-click to see who and what they are related to. Every line opens to the sentence that says so.`}),(0,i.jsx)(`ul`,{children:o.map(t=>(0,i.jsx)(`li`,{children:(0,i.jsxs)(`button`,{type:`button`,className:`canvas-story`,onClick:()=>void e.addStory(t.id,200),children:[(0,i.jsx)(`bdi`,{className:`name clip clip-2`,children:t.title}),(0,i.jsxs)(`span`,{className:`faint number`,children:[n(t.articleCount,`report`),` · `,n(t.sourceCount,`outlet`)]})]})},t.id))})]})}export{o as default};