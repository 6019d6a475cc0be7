import{c as e,i as t}from"./Loading-Y5Aj-tBn.js";import{c as n}from"./index-DZ7bTnmI.js";import"./CanvasPage-D_7zxkBt.js";import{o as r}from"./key-qxf29BeI.js";var i=r(),a=t(`
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
`);function o({desk:t}){let[{data:r}]=e({query:a}),o=r?.stories.edges.map(e=>e.node)??[];return(0,i.jsxs)(`div`,{className:`canvas-start`,children:[(0,i.jsx)(`h2`,{children:`Begin with a name, or with a story`}),(0,i.jsx)(`p`,{children:`Add somebody above, then double-click to see who and what they are related to. Every line opens to the sentence that says so.`}),(0,i.jsx)(`ul`,{children:o.map(e=>(0,i.jsx)(`li`,{children:(0,i.jsxs)(`button`,{type:`button`,className:`canvas-story`,onClick:()=>void t.addStory(e.id,200),children:[(0,i.jsx)(`bdi`,{className:`name clip clip-2`,children:e.title}),(0,i.jsxs)(`span`,{className:`faint number`,children:[n(e.articleCount,`report`),` · `,n(e.sourceCount,`outlet`)]})]})},e.id))})]})}export{o as default};