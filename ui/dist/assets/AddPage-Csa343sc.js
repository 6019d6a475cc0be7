import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{l as t,o as n}from"./key-qxf29BeI.js";import{a as r,c as i,i as a,l as o,n as s,t as c,u as l}from"./Loading-BN7a25YM.js";import{o as u,t as d}from"./src-BhODqwd1.js";import{a as f,r as p,s as m,t as h}from"./paths-Bawg_xby.js";import{c as g,i as _}from"./index-BRL4W2u3.js";import{n as v}from"./Text-BG3MVlTp.js";var y=e(t(),1),b=n();r(`
  fragment JobParts on Job {
    id
    state
    done
    total
    rejected
    errors(first: 5)
    articles(first: 10) {
      id
      title
      entities(first: 25) {
        totalCount
        edges {
          node {
            id
            ...EntityParts
          }
        }
      }
    }
    stories(first: 10) {
      id
      title
    }
  }
`);var x=r(`
  query JobNow($id: ID!) {
    job(id: $id) {
      ...JobParts
    }
  }
`),S=r(`
  subscription JobTold($id: ID!) {
    job(id: $id) {
      ...JobParts
    }
  }
`),C={QUEUED:`waits for its turn`,RUNNING:`is being read`,DONE:`is done`,FAILED:`failed`,CANCELLED:`was cancelled`},w=[`DONE`,`FAILED`,`CANCELLED`],T=1e3;function E({id:e}){let[{data:t}]=l({query:S,variables:{id:e}}),[{data:n,error:r,fetching:i},a]=o({query:x,variables:{id:e}}),u=D(t?.job,n?.job),f=u!==null&&w.includes(u.state);return(0,y.useEffect)(()=>{if(f)return;let e=setInterval(()=>a({requestPolicy:`network-only`}),T);return()=>clearInterval(e)},[f,a]),r&&!u?(0,b.jsx)(c,{error:r}):u?(0,b.jsxs)(`article`,{className:`job`,children:[(0,b.jsxs)(`p`,{role:`status`,children:[(0,b.jsxs)(`strong`,{children:[`It `,C[u.state],`.`]}),` `,(0,b.jsxs)(`span`,{className:`number`,children:[u.done.toLocaleString(`en`),u.total!=null&&(0,b.jsxs)(b.Fragment,{children:[` of `,g(u.total,`article`)]}),` read`,u.rejected>0&&(0,b.jsxs)(b.Fragment,{children:[`, `,u.rejected.toLocaleString(`en`),` not readable`]})]})]}),(0,b.jsx)(`progress`,{"aria-label":`How much is read`,max:u.total??void 0,value:f?u.total??1:u.total?u.done:void 0}),u.errors.map(e=>(0,b.jsx)(`p`,{className:`bad small`,children:(0,b.jsx)(v,{text:e})},e)),(0,b.jsx)(`ul`,{className:`job-articles`,children:u.articles.map(e=>(0,b.jsxs)(`li`,{children:[(0,b.jsx)(d,{href:h(e.id),children:(0,b.jsx)(`bdi`,{className:`name clip clip-2`,children:e.title})}),(0,b.jsx)(_,{entities:e.entities.edges.map(e=>e.node)})]},e.id))}),u.stories.map(e=>(0,b.jsxs)(`p`,{className:`job-story`,children:[`Story:`,` `,(0,b.jsx)(d,{href:m(e.id),children:(0,b.jsx)(v,{text:e.title})}),` `,(0,b.jsx)(d,{href:p({story:e.id}),className:`button`,children:`Open the graph`})]},e.id))]}):i?(0,b.jsx)(s,{what:`the job`}):(0,b.jsx)(`p`,{className:`faint`,children:`This job is no longer known.`})}function D(e,t){return!e||!t?e??t??null:w.includes(e.state)===w.includes(t.state)?e.done>=t.done?e:t:w.includes(e.state)?e:t}var O=r(`
  mutation IngestText($text: String!, $title: String, $source: String, $url: String, $publishedAt: DateTime) {
    ingestText(text: $text, title: $title, source: $source, url: $url, publishedAt: $publishedAt) {
      id
    }
  }
`),k=r(`
  mutation IngestUrl($url: String!) {
    ingestUrl(url: $url) {
      id
    }
  }
`),A=9e5;function j(){let[e,t]=u(),n=e.getAll(`job`),[r,o]=(0,y.useState)(``),[s,c]=(0,y.useState)(!1),[l,d]=(0,y.useState)(null),[f,p]=i(O),[m,h]=i(k),g=(0,y.useRef)(null),_=(0,y.useRef)(null),[v,x]=(0,y.useState)(0);(0,y.useEffect)(()=>{v>0&&_.current?.scrollIntoView({block:`start`})},[v]);let S=f.fetching||m.fetching,C=P(r),w=e=>{t(t=>{let n=new URLSearchParams(t);return n.append(`job`,e),n}),x(e=>e+1)},T=(e,t)=>d(e?`${t}: ${a(e)}`:null),D=async e=>{e.preventDefault();let t=e.currentTarget;if(C!==null){let{data:e,error:t}=await h({url:C});T(t,`The address`),e&&w(e.ingestUrl.id)}else{let e=N(new FormData(t)),{data:n,error:i}=await p({text:r,...e});if(T(i,`The text`),n&&w(n.ingestText.id),i)return}o(``)},j=async e=>{for(let t of Array.from(e??[])){if(t.size>A){d(`${t.name} is larger than ${A/1e3} kB; run dramatis ingest on the server for it.`);continue}let{data:e,error:n}=await p({text:await t.text()});T(n,t.name),e&&w(e.ingestText.id)}};return(0,b.jsxs)(`div`,{className:`page add-page`,children:[(0,b.jsx)(`title`,{children:`Add · Dramatis`}),(0,b.jsx)(`h1`,{children:`Add to the graph`}),(0,b.jsx)(`p`,{className:`lead`,children:`An article’s text, a pasted story page, a feed, lines of JSON, or an address to fetch. What was read before adds nothing.`}),(0,b.jsxs)(`form`,{className:s?`drop drop-over`:`drop`,onSubmit:e=>void D(e),onDragOver:e=>{e.preventDefault(),c(!0)},onDragLeave:()=>c(!1),onDrop:e=>{e.preventDefault(),c(!1),e.dataTransfer.files.length>0?j(e.dataTransfer.files):o(e.dataTransfer.getData(`text/plain`))},children:[(0,b.jsx)(`label`,{htmlFor:`text`,children:`Paste a text or an address, or drop files here`}),(0,b.jsx)(`textarea`,{id:`text`,name:`text`,className:`field`,rows:12,required:!0,value:r,onChange:e=>o(e.target.value)}),C===null&&(0,b.jsx)(M,{}),(0,b.jsxs)(`p`,{className:`drop-doors`,children:[(0,b.jsx)(`button`,{type:`submit`,className:`button button-main`,disabled:S||r.trim()===``,children:S?`Sending …`:C===null?`Read the text`:`Fetch the address`}),(0,b.jsx)(`button`,{type:`button`,className:`button`,disabled:S,onClick:()=>g.current?.click(),children:`Choose files …`}),(0,b.jsx)(`input`,{ref:g,type:`file`,multiple:!0,hidden:!0,"aria-label":`Files`,accept:`.txt,.md,.html,.htm,.xml,.rss,.atom,.json,.jsonl,text/*`,onChange:e=>{j(e.target.files),e.target.value=``}})]}),l!==null&&(0,b.jsx)(`p`,{className:`bad`,role:`alert`,children:(0,b.jsx)(`bdi`,{children:l})})]}),n.length>0&&(0,b.jsxs)(`section`,{ref:_,"aria-labelledby":`jobs-title`,className:`section`,children:[(0,b.jsx)(`h2`,{id:`jobs-title`,children:`Being read`}),(0,b.jsx)(`ul`,{className:`jobs`,children:[...n].reverse().map(e=>(0,b.jsx)(`li`,{children:(0,b.jsx)(E,{id:e})},e))})]})]})}function M(){return(0,b.jsxs)(`details`,{className:`add-details`,children:[(0,b.jsx)(`summary`,{children:`Headline, outlet, address and date, where they are known`}),(0,b.jsxs)(`div`,{className:`add-fields`,children:[(0,b.jsxs)(`label`,{children:[`Headline `,(0,b.jsx)(`input`,{className:`field`,name:`title`,maxLength:2e3})]}),(0,b.jsxs)(`label`,{children:[`Outlet `,(0,b.jsx)(`input`,{className:`field`,name:`source`,maxLength:200,placeholder:`example.com`})]}),(0,b.jsxs)(`label`,{children:[`Address `,(0,b.jsx)(`input`,{className:`field`,name:`url`,type:`url`,maxLength:2e3})]}),(0,b.jsxs)(`label`,{children:[`Published (UTC) `,(0,b.jsx)(`input`,{className:`field`,name:`publishedAt`,type:`datetime-local`})]})]})]})}function N(e){let t=t=>String(e.get(t)??``).trim(),n=t(`publishedAt`);return{...t(`title`)?{title:t(`title`)}:{},...t(`source`)?{source:t(`source`)}:{},...t(`url`)?{url:t(`url`)}:{},...n?{publishedAt:new Date(`${n}Z`).toISOString()}:{}}}function P(e){let t=e.trim();return/^https?:\/\/\S+$/i.test(t)?f(t):null}export{j as default};