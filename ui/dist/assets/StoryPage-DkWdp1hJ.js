const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/PlaceMap-Dkravb0s.js","assets/src-BhODqwd1.js","assets/rolldown-runtime-XKyaHtl9.js","assets/key-qxf29BeI.js","assets/paths-CY515Iqa.js"])))=>i.map(i=>d[i]);
import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{a as t,l as n,o as r}from"./key-qxf29BeI.js";import{c as i,i as a,l as o,n as s,t as c}from"./Loading-Y5Aj-tBn.js";import{o as l,t as u}from"./src-BhODqwd1.js";import{r as d,t as f}from"./paths-CY515Iqa.js";import{a as p,c as m,i as h,l as g,n as ee,o as _,r as v,t as y,u as b}from"./index-DZ7bTnmI.js";import{n as x,t as te}from"./story-BEl4o4MU.js";import{n as S,r as ne,t as C}from"./Text-CTEAdd26.js";import{n as w,t as T}from"./RatingMarks-BUpWkCVu.js";import{t as E}from"./Quote-GzitRGfE.js";import{a as D,i as re,n as ie,r as O,t as ae}from"./Timeline-CUPir-rz.js";import{i as k}from"./Marks-CMBVG4P9.js";var A=e(n(),1),j=r(),M=(0,A.lazy)(()=>t(()=>import(`./PlaceMap-Dkravb0s.js`),__vite__mapDeps([0,1,2,3,4]))),N=a(`
  query StoryActors($id: ID!, $after: String) {
    story(id: $id) {
      id
      actors(first: 15, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            ...EntityParts
            articleCount
          }
        }
      }
    }
  }
`),P=a(`
  query StoryPlaces($id: ID!) {
    story(id: $id) {
      id
      places(first: 25) {
        id
        ...EntityParts
        articleCount
        latitude
        longitude
      }
      documents(first: 10) {
        id
        ...EntityParts
        articleCount
        state
      }
      related(first: 4) {
        ...StoryCardParts
      }
    }
  }
`);function F({id:e}){let t=y(N,{id:e},e=>e.story?.actors);return(0,j.jsxs)(x,{id:`actors`,title:`Actors`,count:t.total,note:`With the reports that name them, in all stories.`,children:[(0,j.jsx)(`ul`,{className:`tally`,children:t.items.map(e=>(0,j.jsxs)(`li`,{children:[(0,j.jsx)(v,{entity:e}),(0,j.jsx)(`span`,{className:`number faint`,children:m(e.articleCount,`report`)})]},e.id))}),(0,j.jsx)(b,{list:t,what:`the actors`,none:`Nobody acts in this story.`})]})}function I({id:e}){let[{data:t,fetching:n}]=i({query:P,variables:{id:e}}),r=t?.story?.places??[],a=t?.story?.documents??[],o=r.flatMap(e=>e.latitude!=null&&e.longitude!=null?[{id:e.id,name:e.name,latitude:e.latitude,longitude:e.longitude}]:[]);return(0,j.jsxs)(j.Fragment,{children:[(0,j.jsxs)(x,{id:`places`,title:`Places`,count:t?r.length:null,children:[n&&!t&&(0,j.jsx)(s,{what:`the places`}),o.length>0&&(0,j.jsx)(A.Suspense,{fallback:(0,j.jsx)(`div`,{className:`map map-empty`}),children:(0,j.jsx)(M,{points:o})}),(0,j.jsx)(`ul`,{className:`tally`,children:r.map(e=>(0,j.jsxs)(`li`,{children:[(0,j.jsx)(v,{entity:e}),(0,j.jsx)(`span`,{className:`number faint`,children:m(e.articleCount,`report`)})]},e.id))}),t&&r.length===0&&(0,j.jsx)(`p`,{className:`faint`,children:`No place is named.`})]}),a.length>0&&(0,j.jsx)(x,{id:`documents`,title:`Documents`,count:a.length,children:(0,j.jsx)(`ul`,{className:`tally`,children:a.map(e=>(0,j.jsxs)(`li`,{children:[(0,j.jsx)(v,{entity:e}),(0,j.jsx)(`span`,{className:`faint`,children:e.state.toLowerCase().replace(`_`,` `)})]},e.id))})})]})}function L({id:e}){let[{data:t}]=i({query:P,variables:{id:e}}),n=t?.story?.related??[];return n.length===0?null:(0,j.jsx)(x,{id:`related`,title:`Related stories`,children:(0,j.jsx)(`ul`,{className:`related`,children:n.map(e=>(0,j.jsx)(`li`,{children:(0,j.jsx)(ee,{story:e})},e.id))})})}var R=a(`
  query StoryArticles($id: ID!, $after: String) {
    story(id: $id) {
      id
      articles(first: 50, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            title
            url
            publishedAt
            language
            truncated
            extracted
            extractedReason
            source {
              id
              name
              country
              ratings {
                ...RatingParts
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
          }
        }
      }
    }
  }
`);function z({id:e}){let t=y(R,{id:e},e=>e.story?.articles),n=new Set(t.items.map(e=>e.id)),r=Map.groupBy(t.items.filter(e=>e.copyOf&&n.has(e.copyOf.id)),e=>e.copyOf?.id??``),i=t.items.filter(e=>!e.copyOf||!n.has(e.copyOf.id));return(0,j.jsxs)(x,{id:`articles`,title:`Articles`,count:t.total,note:`Newest first; copies of one text are folded.`,children:[(0,j.jsx)(`ul`,{className:`articles`,children:i.map(e=>(0,j.jsxs)(`li`,{children:[(0,j.jsx)(B,{article:e}),(0,j.jsx)(V,{copies:r.get(e.id)??[]})]},e.id))}),(0,j.jsx)(b,{list:t,what:`the articles`,none:`No report of this story is held, only what a pasted page says.`})]})}function B({article:e}){return(0,j.jsxs)(`article`,{className:`article-row`,children:[(0,j.jsx)(`h3`,{children:(0,j.jsx)(u,{href:f(e.id),children:(0,j.jsx)(`bdi`,{className:`name clip clip-2`,children:e.title})})}),(0,j.jsxs)(`p`,{className:`article-facts`,children:[(0,j.jsx)(ne,{url:e.url,children:(0,j.jsx)(S,{text:e.source?.name??`unknown outlet`})}),(0,j.jsx)(p,{at:e.publishedAt,clock:!0}),e.source&&(0,j.jsx)(T,{ratings:e.source.ratings}),e.copyOf&&(0,j.jsxs)(`span`,{children:[`copy of `,(0,j.jsx)(u,{href:f(e.copyOf.id),children:e.copyOf.source?.name??`another text`})]}),e.truncated&&(0,j.jsx)(`span`,{className:`mark`,children:`only its beginning is held`}),!e.extracted&&(0,j.jsxs)(`span`,{className:`mark`,title:e.extractedReason??void 0,children:[`not read`,e.language&&e.language!==`en`?`: written in ${H(e.language)}`:``]})]})]})}function V({copies:e}){return e.length===0?null:(0,j.jsxs)(`details`,{className:`copies`,children:[(0,j.jsxs)(`summary`,{children:[m(e.length,`copy`,`copies`),` in other outlets`]}),(0,j.jsx)(`ul`,{children:e.map(e=>(0,j.jsx)(`li`,{children:(0,j.jsx)(B,{article:e})},e.id))})]})}function H(e){try{return new Intl.DisplayNames(`en`,{type:`language`}).of(e)??e}catch{return e}}a(`
  fragment BulletParts on Bullet {
    text
    origin
    unsupported
    evidence(first: 3) {
      ...QuoteParts
    }
  }
`);function U({bullets:e}){return e.length===0?(0,j.jsx)(`p`,{className:`faint`,children:`This story has no summary yet.`}):(0,j.jsx)(`section`,{"aria-label":`What it comes down to`,className:`bullets`,children:(0,j.jsx)(`ul`,{children:e.map((e,t)=>(0,j.jsx)(W,{bullet:e},t))})})}function W({bullet:e}){let[t,n]=(0,A.useState)(!1),[r,i]=(0,A.useState)(!1),a=(0,A.useId)(),o=t||r;return(0,j.jsxs)(`li`,{className:o?`bullet bullet-open`:`bullet`,onMouseEnter:()=>n(!0),onMouseLeave:()=>n(!1),onFocus:()=>n(!0),onBlur:e=>{e.currentTarget.contains(e.relatedTarget)||n(!1)},onKeyDown:e=>{e.key===`Escape`&&(n(!1),i(!1))},children:[(0,j.jsxs)(`button`,{type:`button`,"aria-expanded":o,"aria-controls":a,onClick:()=>i(!r),children:[(0,j.jsx)(`bdi`,{className:`name`,children:(0,j.jsx)(G,{text:e.text,unsupported:e.unsupported})}),(0,j.jsx)(`span`,{className:`bullet-count`,children:e.evidence.length===0?`no carrying sentence`:m(e.evidence.length,`sentence`)})]}),(0,j.jsxs)(`div`,{id:a,className:`bullet-evidence`,hidden:!o,children:[e.origin===`GIVEN`&&(0,j.jsx)(`p`,{className:`faint small`,children:`As the pasted story page has it.`}),e.unsupported.length>0&&(0,j.jsxs)(`p`,{className:`small`,children:[(0,j.jsx)(`span`,{className:`mark mark-negated`,children:`not carried`}),` No article held here carries what is underlined.`]}),(0,j.jsx)(E,{quotes:e.evidence})]})]})}function G({text:e,unsupported:t}){let n=t.map(t=>[e.indexOf(t),t]).filter(([e,t])=>e>=0&&t!==``).sort(([e],[t])=>e-t)[0];if(n===void 0)return e;let[r,i]=n;return(0,j.jsxs)(j.Fragment,{children:[e.slice(0,r),(0,j.jsx)(`span`,{className:`unsupported`,children:i}),(0,j.jsx)(G,{text:e.slice(r+i.length),unsupported:t})]})}var K=a(`
  query StoryChanges($id: ID!, $from: DateTime!) {
    story(id: $id) {
      id
      diff(from: $from) {
        articles(first: 25) {
          id
          title
          publishedAt
          source {
            id
            name
          }
        }
        entities(first: 40) {
          id
          ...EntityParts
        }
        relations(first: 15) {
          id
          predicate
          literal
          modality
          polarity
          subject {
            id
            ...EntityParts
          }
          object {
            id
            ...EntityParts
          }
        }
        claims(first: 15) {
          id
          text
          speakerText
          verb
          speaker {
            id
            ...EntityParts
          }
        }
        changedEvents(first: 20) {
          id
          ...EntityParts
          modality
          polarity
        }
        conflicts(first: 10) {
          ...ConflictParts
        }
      }
    }
  }
`),q=36e5,J=[[`an hour ago`,q],[`a day ago`,24*q],[`a week ago`,168*q]];function oe({id:e}){let[t,n]=l(),[r]=(0,A.useState)(()=>ce(e)),i=Y(t.get(`since`)),a=e=>n(t=>{let n=new URLSearchParams(t);return n.set(`since`,e),n},{replace:!0});return(0,j.jsxs)(x,{id:`changes`,title:`What changed`,note:`What this server learnt of the story since then.`,children:[(0,j.jsxs)(`div`,{className:`since`,role:`group`,"aria-label":`Since when`,children:[(0,j.jsx)(`span`,{children:`Since`}),r&&(0,j.jsx)(`button`,{type:`button`,className:`button`,"aria-pressed":i===r,onClick:()=>a(r),children:`my last visit`}),J.map(([e,t])=>(0,j.jsx)(`button`,{type:`button`,className:`button`,onClick:()=>a(new Date(Date.now()-t).toISOString()),children:e},e)),(0,j.jsxs)(`label`,{children:[`or`,` `,(0,j.jsx)(`input`,{className:`field`,type:`datetime-local`,"aria-label":`Since this time, UTC`,value:i?i.slice(0,16):``,onChange:e=>{let t=Y(`${e.target.value}:00Z`);t&&a(t)}}),` `,`UTC`]})]}),i&&(0,j.jsx)(se,{id:e,from:i})]})}function se({id:e,from:t}){let[{data:n,error:r,fetching:a}]=i({query:K,variables:{id:e,from:t}}),o=n?.story?.diff;return r?(0,j.jsx)(c,{error:r}):o?[o.articles,o.entities,o.relations,o.claims,o.changedEvents,o.conflicts].every(e=>e.length===0)?(0,j.jsx)(`p`,{className:`faint`,children:`Nothing new since then.`}):(0,j.jsxs)(`dl`,{className:`diff`,children:[o.changedEvents.length>0&&(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(`dt`,{children:`Held otherwise now`}),o.changedEvents.map(e=>(0,j.jsxs)(`dd`,{children:[(0,j.jsx)(v,{entity:e}),` `,(0,j.jsx)(k,{modality:e.modality,polarity:e.polarity,always:!0})]},e.id))]}),o.conflicts.length>0&&(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(`dt`,{children:`New contradictions`}),(0,j.jsx)(`dd`,{children:(0,j.jsx)(O,{conflicts:o.conflicts})})]}),o.articles.length>0&&(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(`dt`,{children:`New reports`}),o.articles.map(e=>(0,j.jsxs)(`dd`,{children:[(0,j.jsx)(u,{href:f(e.id),children:(0,j.jsx)(`bdi`,{className:`name clip clip-2`,children:e.title})}),` `,(0,j.jsxs)(`span`,{className:`faint small`,children:[(0,j.jsx)(S,{text:e.source?.name??`unknown outlet`}),` · `,(0,j.jsx)(p,{at:e.publishedAt})]})]},e.id))]}),o.entities.length>0&&(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(`dt`,{children:`New in the story`}),(0,j.jsx)(`dd`,{children:(0,j.jsx)(h,{entities:o.entities})})]}),o.claims.length>0&&(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(`dt`,{children:`New claims`}),o.claims.map(e=>(0,j.jsxs)(`dd`,{children:[e.speaker?(0,j.jsx)(v,{entity:e.speaker}):(0,j.jsx)(S,{text:e.speakerText}),` `,(0,j.jsx)(`span`,{className:`verb`,children:(0,j.jsx)(S,{text:e.verb})}),` `,(0,j.jsx)(S,{text:e.text})]},e.id))]}),o.relations.length>0&&(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(`dt`,{children:`New relations`}),o.relations.map(e=>(0,j.jsxs)(`dd`,{children:[(0,j.jsx)(v,{entity:e.subject}),` `,(0,j.jsx)(`span`,{className:`verb`,children:re(e.predicate)}),` `,e.object&&(0,j.jsx)(v,{entity:e.object}),` `,e.literal&&(0,j.jsx)(S,{text:e.literal}),` `,(0,j.jsx)(k,{modality:e.modality,polarity:e.polarity})]},e.id))]})]}):a?(0,j.jsx)(s,{what:`the changes`}):null}function Y(e){if(!e)return null;let t=new Date(e);return Number.isNaN(t.getTime())?null:t.toISOString()}function ce(e){try{let[t,n]=(localStorage.getItem(`dramatis-visit:${e}`)??``).split(`|`);return Y((n!==void 0&&Date.now()-new Date(n).getTime()>q?n:t)??null)}catch{return null}}var le=a(`
  query StoryCoverage($id: ID!) {
    story(id: $id) {
      id
      coverage {
        articles
        sources
        originals
        copies
        bias {
          ...DistributionParts
        }
        factuality {
          ...DistributionParts
        }
        ownership {
          label
          sources
          articles
          share
        }
        countries {
          label
          sources
          articles
          share
        }
        blindspots {
          side
          share
          expected
          sources
          catalogue {
            id
            name
          }
        }
      }
    }
  }
`);a(`
  fragment DistributionParts on Distribution {
    unratedSources
    unratedArticles
    catalogue {
      id
      name
      attribution
    }
    buckets {
      label
      sources
      articles
      share
    }
  }
`);function ue({id:e,stated:t}){let[{data:n,error:r,fetching:a}]=i({query:le,variables:{id:e}}),o=n?.story?.coverage;return(0,j.jsxs)(x,{id:`coverage`,title:`Coverage`,children:[r&&(0,j.jsx)(c,{error:r}),!o&&a&&(0,j.jsx)(s,{what:`the coverage`}),o&&(0,j.jsx)(de,{coverage:o,stated:t})]})}function de({coverage:e,stated:t}){return(0,j.jsxs)(j.Fragment,{children:[(0,j.jsxs)(`p`,{className:`section-note`,children:[m(e.sources,`independent outlet`),`, `,m(e.originals,`original`),e.copies>0&&(0,j.jsxs)(j.Fragment,{children:[` and `,m(e.copies,`copy`,`copies`)]}),`. Copies count for where they come from.`]}),(0,j.jsx)(pe,{coverage:e}),t,e.bias.map(e=>(0,j.jsx)(X,{title:`Political side`,axis:`BIAS`,distribution:e},e.catalogue.id)),e.factuality.map(e=>(0,j.jsx)(X,{title:`Factuality`,axis:`FACTUALITY`,distribution:e},e.catalogue.id)),e.bias.length+e.factuality.length===0&&(0,j.jsx)(`p`,{className:`faint small`,children:`No catalogue of ratings is loaded that knows these outlets.`}),(0,j.jsx)(Q,{title:`Owners`,buckets:e.ownership,none:`No owner of these outlets is known.`}),(0,j.jsx)(Q,{title:`Countries`,buckets:e.countries.map(fe),none:`No country of these outlets is known.`})]})}function fe(e){try{return{...e,label:new Intl.DisplayNames(`en`,{type:`region`}).of(e.label)??e.label}}catch{return e}}function pe({coverage:e}){return e.blindspots.map(e=>(0,j.jsxs)(`p`,{className:`blindspot`,children:[(0,j.jsxs)(`strong`,{children:[`Blind spot: `,e.side,`.`]}),` `,g(e.share),` of `,m(e.sources,`rated outlet`),`; of other stories it is usually `,g(e.expected),`, by `,(0,j.jsx)(S,{text:e.catalogue.name}),`.`]},`${e.catalogue.id}:${e.side}`))}function X({title:e,axis:t,distribution:n}){let{buckets:r,catalogue:i,unratedSources:a}=n,o=r.reduce((e,t)=>e+t.sources,0)+a;return o===0?null:(0,j.jsxs)(`figure`,{className:`chart`,children:[(0,j.jsxs)(`figcaption`,{children:[(0,j.jsx)(`h3`,{children:e}),(0,j.jsxs)(`span`,{className:`chart-rater`,title:i.attribution,children:[`by `,(0,j.jsx)(S,{text:i.name})]})]}),(0,j.jsxs)(`div`,{className:`bar`,"aria-hidden":`true`,children:[r.map(e=>(0,j.jsx)(`span`,{className:w(t,e.label,null),style:{flexGrow:e.sources}},e.label)),a>0&&(0,j.jsx)(`span`,{className:`unrated`,style:{flexGrow:a}})]}),(0,j.jsxs)(`ul`,{className:`chart-key`,children:[r.map(e=>(0,j.jsxs)(`li`,{children:[(0,j.jsx)(`span`,{className:`rating-dot ${w(t,e.label,null)}`,"aria-hidden":`true`}),(0,j.jsx)(S,{text:e.label}),(0,j.jsxs)(`span`,{className:`number`,children:[m(e.sources,`outlet`),`, `,g(e.share)]})]},e.label)),(0,j.jsxs)(`li`,{children:[(0,j.jsx)(`span`,{className:`rating-dot unrated`,"aria-hidden":`true`}),`Unrated`,(0,j.jsxs)(`span`,{className:`number`,children:[m(a,`outlet`),` of `,o.toLocaleString(`en`)]})]})]})]})}var Z=6;function Q({title:e,buckets:t,none:n}){return(0,j.jsxs)(`div`,{className:`chart`,children:[(0,j.jsx)(`h3`,{children:e}),t.length===0&&(0,j.jsx)(`p`,{className:`faint small`,children:n}),(0,j.jsx)(`ul`,{className:`shares`,children:t.slice(0,Z).map(e=>(0,j.jsxs)(`li`,{children:[(0,j.jsx)(`span`,{className:`clip clip-1`,children:(0,j.jsx)(S,{text:e.label})}),(0,j.jsx)(`span`,{className:`share-bar`,"aria-hidden":`true`,children:(0,j.jsx)(`span`,{style:{width:`${e.share*100}%`}})}),(0,j.jsxs)(`span`,{className:`number`,children:[(0,j.jsxs)(`span`,{className:`unseen`,children:[g(e.share),`, `]}),e.sources,(0,j.jsx)(`span`,{className:`unseen`,children:` outlets`})]})]},e.label))}),t.length>Z&&(0,j.jsxs)(`p`,{className:`faint small`,children:[`and `,t.length-Z,` more`]})]})}var me=a(`
  query StoryEvents($id: ID!, $after: String) {
    story(id: $id) {
      id
      events(first: 15, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            ...EventRowParts
          }
        }
      }
    }
  }
`);function he({id:e}){let t=y(me,{id:e},e=>e.story?.events);return(0,j.jsxs)(x,{id:`events`,title:`Events`,count:t.total,note:`How the texts hold each to be: what is proposed or asked for has not happened.`,children:[(0,j.jsx)(`ul`,{className:`events`,children:t.items.map(e=>(0,j.jsx)(`li`,{children:(0,j.jsx)(ie,{event:e})},e.id))}),(0,j.jsx)(b,{list:t,what:`the events`,none:`No events were read out of this story.`})]})}var ge={BIAS:`Political side`,FACTUALITY:`Factuality`};function _e({story:e}){return[...Map.groupBy(e.stated,e=>`${e.axis} ${e.article.id}`)].map(([t,n])=>(0,j.jsx)(ve,{story:e,shares:n},t))}function ve({story:e,shares:t}){let[n]=t;if(n===void 0)return null;let r=t.reduce((e,t)=>e+t.share,0),i=e=>w(e.axis,e.label,null);return(0,j.jsxs)(`figure`,{className:`chart chart-stated`,children:[(0,j.jsxs)(`figcaption`,{children:[(0,j.jsxs)(`h3`,{children:[ge[n.axis],`, as stated`]}),(0,j.jsxs)(`span`,{className:`chart-rater`,children:[`by `,(0,j.jsx)(u,{href:f(n.article.id),children:`the pasted page`}),e.statedArticleCount!=null&&(0,j.jsxs)(j.Fragment,{children:[`, of `,m(e.statedArticleCount,`article`)]})]})]}),(0,j.jsxs)(`div`,{className:`bar`,"aria-hidden":`true`,children:[t.map(e=>(0,j.jsx)(`span`,{className:i(e),style:{flexGrow:e.share}},e.label)),r<1&&(0,j.jsx)(`span`,{className:`unrated`,style:{flexGrow:1-r}})]}),(0,j.jsxs)(`ul`,{className:`chart-key`,children:[t.map(e=>(0,j.jsxs)(`li`,{children:[(0,j.jsx)(`span`,{className:`rating-dot ${i(e)}`,"aria-hidden":`true`}),(0,j.jsx)(S,{text:e.label}),(0,j.jsx)(`span`,{className:`number`,children:g(e.share)})]},e.label)),r<1&&(0,j.jsxs)(`li`,{children:[(0,j.jsx)(`span`,{className:`rating-dot unrated`,"aria-hidden":`true`}),`Not stated`,(0,j.jsx)(`span`,{className:`number`,children:g(1-r)})]})]}),(0,j.jsxs)(`p`,{className:`section-note`,children:[`Its own claim; held here are `,m(e.articleCount,`report`),`.`]})]})}var ye=a(`
  query StoryTimeline($id: ID!, $after: String) {
    story(id: $id) {
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
`);function be({id:e}){let t=y(ye,{id:e},e=>e.story?.timeline);return(0,j.jsxs)(x,{id:`timeline`,title:`Timeline`,count:t.total,note:`Events, relations and claims; the earliest first.`,children:[(0,j.jsx)(ae,{items:t.items}),(0,j.jsx)(b,{list:t,what:`the timeline`,none:`Nothing in this story has a time.`})]})}var xe=a(`
  subscription StoryChanged($id: ID!) {
    storyChanged(id: $id) {
      id
      articleCount
      lastReported
    }
  }
`);function Se(e,t){let[{data:n}]=o({query:xe,variables:{id:e}}),r=(0,A.useRef)(n);(0,A.useEffect)(()=>{n&&n!==r.current&&(r.current=n,t())},[n,t])}var Ce=a(`
  query StoryClaims($id: ID!, $after: String) {
    story(id: $id) {
      id
      claims(first: 40, after: $after) {
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
  }
`),we=a(`
  query StoryConflicts($id: ID!) {
    story(id: $id) {
      id
      conflicts(first: 20) {
        ...ConflictParts
      }
    }
  }
`);function Te({id:e}){let t=y(Ce,{id:e},e=>e.story?.claims),[{data:n}]=i({query:we,variables:{id:e}}),r=n?.story?.conflicts??[];return(0,j.jsxs)(x,{id:`voices`,title:`Who says what`,count:t.total,children:[r.length>0&&(0,j.jsxs)(`div`,{className:`conflict-box`,children:[(0,j.jsx)(`h3`,{children:`What can’t both be so`}),(0,j.jsx)(O,{conflicts:r})]}),(0,j.jsx)(`div`,{className:`voices`,children:De(t.items).map(e=>(0,j.jsx)(Ee,{claims:e},e[0]?.id))}),(0,j.jsx)(b,{list:t,what:`who says what`,none:`Nobody is reported to have said anything.`})]})}function Ee({claims:e}){let[t]=e;return t===void 0?null:(0,j.jsxs)(`section`,{className:`voice`,children:[(0,j.jsx)(`h3`,{children:t.speaker?(0,j.jsx)(v,{entity:t.speaker}):(0,j.jsx)(S,{text:t.speakerText})}),(0,j.jsx)(D,{claims:e})]})}function De(e){let t=new Map;for(let n of e){let e=n.speaker?.id??`text:${n.speakerText}`,r=t.get(e);r?r.push(n):t.set(e,[n])}return[...t.values()]}var $=a(`
  query StoryPage($id: ID!) {
    story(id: $id) {
      id
      title
      articleCount
      sourceCount
      statedArticleCount
      firstReported
      lastReported
      stated {
        axis
        label
        share
        article {
          id
        }
      }
      summary {
        ...BulletParts
      }
    }
  }
`),Oe=[[`voices`,`Who says what`],[`events`,`Events`],[`timeline`,`Timeline`],[`articles`,`Articles`],[`changes`,`What changed`],[`coverage`,`Coverage`],[`actors`,`Actors`],[`places`,`Places`]];function ke({id:e}){let[{data:t,error:n,fetching:r},a]=i({query:$,variables:{id:e}}),o=t?.story,[s,l]=(0,A.useState)(!1),[d,f]=(0,A.useState)(0);Se(e,(0,A.useCallback)(()=>l(!0),[]));let p=()=>{l(!1),f(d+1),a({requestPolicy:`network-only`})};(0,A.useEffect)(()=>{o&&Ne(o.id)},[o]);let[m,h]=(0,A.useState)(1),g=o!=null;return(0,A.useEffect)(()=>h(g?3:2),[g]),n&&!o?(0,j.jsx)(`div`,{className:`page`,children:(0,j.jsx)(c,{error:n,onRetry:()=>a({requestPolicy:`network-only`})})}):!o&&!r?(0,j.jsxs)(`div`,{className:`page`,children:[(0,j.jsx)(`title`,{children:`No such story · Dramatis`}),(0,j.jsx)(`h1`,{children:`There is no such story`}),(0,j.jsxs)(`p`,{children:[`It may have been joined to another or removed. `,(0,j.jsx)(u,{href:`/`,children:`The latest stories`}),` are on the first page.`]})]}):(0,j.jsxs)(`div`,{className:`page story`,children:[o?(0,j.jsx)(`title`,{children:`${o.title.slice(0,120)} · Dramatis`}):null,o?(0,j.jsx)(je,{story:o}):(0,j.jsx)(Ae,{}),(0,j.jsx)(`div`,{role:`status`,children:s&&(0,j.jsxs)(`p`,{className:`news`,children:[`This story has changed since you opened it.`,` `,(0,j.jsx)(`button`,{type:`button`,className:`button button-main`,onClick:p,children:`Show what is new`})]})}),(0,j.jsx)(te,{sections:Oe}),(0,j.jsxs)(`div`,{className:`story-columns`,children:[(0,j.jsxs)(`div`,{className:`story-main`,children:[o?(0,j.jsx)(U,{bullets:o.summary}):(0,j.jsx)(`div`,{className:`bullets-coming`}),m>1&&(0,j.jsx)(Te,{id:e}),m>1&&(0,j.jsx)(he,{id:e}),m>2&&(0,j.jsx)(be,{id:e}),m>1&&(0,j.jsx)(z,{id:e}),m>2&&(0,j.jsx)(oe,{id:e})]}),(0,j.jsxs)(`aside`,{className:`story-side`,"aria-label":`Coverage and cast`,children:[m>1&&(0,j.jsx)(ue,{id:e,stated:o?(0,j.jsx)(_e,{story:o}):null}),m>2&&(0,j.jsx)(F,{id:e}),m>2&&(0,j.jsx)(I,{id:e}),m>2&&(0,j.jsx)(L,{id:e})]})]},d)]})}function Ae(){return(0,j.jsxs)(`header`,{className:`story-head story-head-coming`,children:[(0,j.jsx)(`p`,{className:`kicker`,children:`Story`}),(0,j.jsx)(s,{what:`the story`})]})}function je({story:e}){return(0,j.jsxs)(`header`,{className:`story-head`,children:[(0,j.jsx)(`p`,{className:`kicker`,children:`Story`}),(0,j.jsx)(`h1`,{children:(0,j.jsx)(C,{text:e.title})}),(0,j.jsxs)(`p`,{className:`story-facts`,children:[(0,j.jsxs)(`span`,{children:[(0,j.jsx)(`strong`,{className:`number`,children:m(e.articleCount,`report`)}),` held from`,` `,(0,j.jsx)(`strong`,{className:`number`,children:m(e.sourceCount,`independent outlet`)})]}),(0,j.jsx)(`span`,{children:(0,j.jsx)(_,{start:e.firstReported,end:e.lastReported})}),(0,j.jsx)(Me,{story:e}),(0,j.jsx)(u,{href:d({story:e.id}),className:`button`,children:`Open the graph`})]})]})}function Me({story:e}){if(e.statedArticleCount==null&&e.stated.length===0)return null;let t=e.stated.map(e=>`${Math.round(e.share*100)} % ${e.label}`).join(`, `);return(0,j.jsxs)(`span`,{className:`faint`,children:[`The pasted page speaks of`,` `,e.statedArticleCount!=null&&m(e.statedArticleCount,`article`),e.statedArticleCount!=null&&t&&`; `,t,`.`]})}function Ne(e){try{let t=`dramatis-visit:${e}`,[,n]=(localStorage.getItem(t)??`|`).split(`|`),r=new Date;if(n&&r.getTime()-new Date(n).getTime()<36e5)return;localStorage.setItem(t,`${n??``}|${r.toISOString()}`)}catch{}}export{ke as default};