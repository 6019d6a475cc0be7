import{a as e}from"./Loading-BN7a25YM.js";import{n as t}from"./Text-BG3MVlTp.js";import{o as n}from"./key-qxf29BeI.js";var r=[[/(lean|skews?|center|centre)[- ]*left|left[- ]*(center|centre)/i,-.5],[/(lean|skews?|center|centre)[- ]*right|right[- ]*(center|centre)/i,.5],[/left/i,-1],[/right/i,1],[/center|centre|least|neutral|balanced/i,0]],i=[[/very high|generally reliable/i,1],[/mostly|high/i,.75],[/mixed|no consensus|medium/i,.5],[/very low|deprecated|blacklisted/i,0],[/low|unreliable/i,.25]];function a(e,t,n){let a=n??(e===`BIAS`?r:i).find(([e])=>e.test(t))?.[1]??null;return a===null?`scale-none`:e===`BIAS`?a<=-.75?`side-left`:a<-.2?`side-lean-left`:a<=.2?`side-center`:a<.75?`side-lean-right`:`side-right`:`scale-${Math.min(5,Math.max(1,5-Math.round(a*4)))}`}var o=n();e(`
  fragment RatingParts on Rating {
    axis
    value
    score
    catalogue {
      id
      name
    }
  }
`);function s({ratings:e}){return e.length===0?(0,o.jsx)(`span`,{className:`rating rating-none`,children:`unrated`}):e.map(e=>(0,o.jsxs)(`span`,{className:`rating`,title:`${e.axis===`BIAS`?`Political side`:`Factuality`}, by ${e.catalogue.name}`,children:[(0,o.jsx)(`span`,{className:`rating-dot ${a(e.axis,e.value,e.score??null)}`,"aria-hidden":`true`}),(0,o.jsx)(`span`,{className:`unseen`,children:e.axis===`BIAS`?`Side: `:`Factuality: `}),(0,o.jsx)(t,{text:e.value}),(0,o.jsxs)(`span`,{className:`unseen`,children:[`, says `,e.catalogue.name]})]},`${e.axis}:${e.catalogue.id}:${e.value}`))}export{a as n,s as t};