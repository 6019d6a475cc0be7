const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/PlaceMap-k7zcjsfK.js","assets/src-BhODqwd1.js","assets/rolldown-runtime-XKyaHtl9.js","assets/key-qxf29BeI.js","assets/paths-Bawg_xby.js"])))=>i.map(i=>d[i]);
import{r as e}from"./rolldown-runtime-XKyaHtl9.js";import{a as t,l as n,o as r}from"./key-qxf29BeI.js";import{a as i,l as a,n as o,t as s,u as c}from"./Loading-BN7a25YM.js";import{o as l,t as u}from"./src-BhODqwd1.js";import{r as d,t as f}from"./paths-Bawg_xby.js";import{a as p,c as m,i as h,l as g,n as _,o as v,r as y,t as b,u as x}from"./index-BRL4W2u3.js";import{n as S,t as ee}from"./Section-DnVvtRYJ.js";import{n as C,r as w,t as T}from"./Text-BG3MVlTp.js";import{n as E,t as D}from"./RatingMarks-wi-1zPNO.js";import{t as te}from"./Quote-C3EekOQ-.js";import{a as ne,i as re,n as ie,o as ae,r as O,s as oe,t as k}from"./Timeline-Bh1gudVr.js";import{i as A}from"./Marks-CyJB-5ev.js";/* empty css              */var j=e(n(),1),M=r(),N=(0,j.lazy)(()=>t(()=>import(`./PlaceMap-k7zcjsfK.js`),__vite__mapDeps([0,1,2,3,4]))),P=i(`
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
`),F=i(`
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
`);function I({id:e}){let t=b(P,{id:e},e=>e.story?.actors);return(0,M.jsxs)(S,{id:`actors`,title:`Actors`,count:t.total,note:`With the reports that name them, in all stories.`,children:[(0,M.jsx)(`ul`,{className:`tally`,children:t.items.map(e=>(0,M.jsxs)(`li`,{children:[(0,M.jsx)(y,{entity:e}),(0,M.jsx)(`span`,{className:`number faint`,children:m(e.articleCount,`report`)})]},e.id))}),(0,M.jsx)(x,{list:t,what:`the actors`,none:`Nobody acts in this story.`})]})}function L({id:e}){let[{data:t,fetching:n}]=a({query:F,variables:{id:e}}),r=t?.story?.places??[],i=t?.story?.documents??[],s=r.flatMap(e=>e.latitude!=null&&e.longitude!=null?[{id:e.id,name:e.name,latitude:e.latitude,longitude:e.longitude}]:[]);return(0,M.jsxs)(M.Fragment,{children:[(0,M.jsxs)(S,{id:`places`,title:`Places`,count:t?r.length:null,children:[n&&!t&&(0,M.jsx)(o,{what:`the places`}),s.length>0&&(0,M.jsx)(j.Suspense,{fallback:(0,M.jsx)(`div`,{className:`map map-empty`}),children:(0,M.jsx)(N,{points:s})}),(0,M.jsx)(`ul`,{className:`tally`,children:r.map(e=>(0,M.jsxs)(`li`,{children:[(0,M.jsx)(y,{entity:e}),(0,M.jsx)(`span`,{className:`number faint`,children:m(e.articleCount,`report`)})]},e.id))}),t&&r.length===0&&(0,M.jsx)(`p`,{className:`faint`,children:`No place is named.`})]}),i.length>0&&(0,M.jsx)(S,{id:`documents`,title:`Documents`,count:i.length,children:(0,M.jsx)(`ul`,{className:`tally`,children:i.map(e=>(0,M.jsxs)(`li`,{children:[(0,M.jsx)(y,{entity:e}),(0,M.jsx)(`span`,{className:`faint`,children:e.state.toLowerCase().replace(`_`,` `)})]},e.id))})})]})}function R({id:e}){let[{data:t}]=a({query:F,variables:{id:e}}),n=t?.story?.related??[];return n.length===0?null:(0,M.jsx)(S,{id:`related`,title:`Related stories`,children:(0,M.jsx)(`ul`,{className:`related`,children:n.map(e=>(0,M.jsx)(`li`,{children:(0,M.jsx)(_,{story:e})},e.id))})})}var z=i(`
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
`);function B({id:e}){let t=b(z,{id:e},e=>e.story?.articles),n=new Set(t.items.map(e=>e.id)),r=Map.groupBy(t.items.filter(e=>e.copyOf&&n.has(e.copyOf.id)),e=>e.copyOf?.id??``),i=t.items.filter(e=>!e.copyOf||!n.has(e.copyOf.id));return(0,M.jsxs)(S,{id:`articles`,title:`Articles`,count:t.total,note:`Newest first; copies of one text are folded.`,children:[(0,M.jsx)(`ul`,{className:`articles`,children:i.map(e=>(0,M.jsxs)(`li`,{children:[(0,M.jsx)(V,{article:e}),(0,M.jsx)(H,{copies:r.get(e.id)??[]})]},e.id))}),(0,M.jsx)(x,{list:t,what:`the articles`,none:`No report of this story is held, only what a pasted page says.`})]})}function V({article:e}){return(0,M.jsxs)(`article`,{className:`article-row`,children:[(0,M.jsx)(`h3`,{children:(0,M.jsx)(u,{href:f(e.id),children:(0,M.jsx)(`bdi`,{className:`name clip clip-2`,children:e.title})})}),(0,M.jsxs)(`p`,{className:`article-facts`,children:[(0,M.jsx)(w,{url:e.url,children:(0,M.jsx)(C,{text:e.source?.name??`unknown outlet`})}),(0,M.jsx)(p,{at:e.publishedAt,clock:!0}),e.source&&(0,M.jsx)(D,{ratings:e.source.ratings}),e.copyOf&&(0,M.jsxs)(`span`,{children:[`copy of `,(0,M.jsx)(u,{href:f(e.copyOf.id),children:e.copyOf.source?.name??`another text`})]}),e.truncated&&(0,M.jsx)(`span`,{className:`mark`,children:`only its beginning is held`}),!e.extracted&&(0,M.jsxs)(`span`,{className:`mark`,title:e.extractedReason??void 0,children:[`not read`,e.language&&e.language!==`en`?`: written in ${U(e.language)}`:``]})]})]})}function H({copies:e}){return e.length===0?null:(0,M.jsxs)(`details`,{className:`copies`,children:[(0,M.jsxs)(`summary`,{children:[m(e.length,`copy`,`copies`),` in other outlets`]}),(0,M.jsx)(`ul`,{children:e.map(e=>(0,M.jsx)(`li`,{children:(0,M.jsx)(V,{article:e})},e.id))})]})}function U(e){try{return new Intl.DisplayNames(`en`,{type:`language`}).of(e)??e}catch{return e}}i(`
  fragment BulletParts on Bullet {
    text
    origin
    unsupported
    evidence(first: 3) {
      ...QuoteParts
    }
  }
`);function W({bullets:e}){return e.length===0?(0,M.jsx)(`p`,{className:`faint`,children:`This story has no summary yet.`}):(0,M.jsx)(`section`,{"aria-label":`What it comes down to`,className:`bullets`,children:(0,M.jsx)(`ul`,{children:e.map((e,t)=>(0,M.jsx)(G,{bullet:e},t))})})}function G({bullet:e}){let[t,n]=(0,j.useState)(!1),[r,i]=(0,j.useState)(!1),a=(0,j.useId)(),o=t||r;return(0,M.jsxs)(`li`,{className:o?`bullet bullet-open`:`bullet`,onMouseEnter:()=>n(!0),onMouseLeave:()=>n(!1),onFocus:()=>n(!0),onBlur:e=>{e.currentTarget.contains(e.relatedTarget)||n(!1)},onKeyDown:e=>{e.key===`Escape`&&(n(!1),i(!1))},children:[(0,M.jsxs)(`button`,{type:`button`,"aria-expanded":o,"aria-controls":a,onClick:()=>i(!r),children:[(0,M.jsx)(`bdi`,{className:`name`,children:(0,M.jsx)(K,{text:e.text,unsupported:e.unsupported})}),(0,M.jsx)(`span`,{className:`bullet-count`,children:e.evidence.length===0?`no carrying sentence`:m(e.evidence.length,`sentence`)})]}),(0,M.jsxs)(`div`,{id:a,className:`bullet-evidence`,hidden:!o,children:[e.origin===`GIVEN`&&(0,M.jsx)(`p`,{className:`faint small`,children:`As the pasted story page has it.`}),e.unsupported.length>0&&(0,M.jsxs)(`p`,{className:`small`,children:[(0,M.jsx)(`span`,{className:`mark mark-negated`,children:`not carried`}),` No article held here carries what is underlined.`]}),(0,M.jsx)(te,{quotes:e.evidence})]})]})}function K({text:e,unsupported:t}){let n=t.map(t=>[e.indexOf(t),t]).filter(([e,t])=>e>=0&&t!==``).sort(([e],[t])=>e-t)[0];if(n===void 0)return e;let[r,i]=n;return(0,M.jsxs)(M.Fragment,{children:[e.slice(0,r),(0,M.jsx)(`span`,{className:`unsupported`,children:i}),(0,M.jsx)(K,{text:e.slice(r+i.length),unsupported:t})]})}var q=i(`
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
          modality
          polarity
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
`),J=36e5,se=[[`an hour ago`,J],[`a day ago`,24*J],[`a week ago`,168*J]];function ce({id:e}){let[t,n]=l(),[r]=(0,j.useState)(()=>ue(e)),i=Y(t.get(`since`)),a=e=>n(t=>{let n=new URLSearchParams(t);return n.set(`since`,e),n},{replace:!0});return(0,M.jsxs)(S,{id:`changes`,title:`What changed`,note:`What this server learnt of the story since then.`,children:[(0,M.jsxs)(`div`,{className:`since`,role:`group`,"aria-label":`Since when`,children:[(0,M.jsx)(`span`,{children:`Since`}),r&&(0,M.jsx)(`button`,{type:`button`,className:`button`,"aria-pressed":i===r,onClick:()=>a(r),children:`my last visit`}),se.map(([e,t])=>(0,M.jsx)(`button`,{type:`button`,className:`button`,onClick:()=>a(new Date(Date.now()-t).toISOString()),children:e},e)),(0,M.jsxs)(`label`,{children:[`or`,` `,(0,M.jsx)(`input`,{className:`field`,type:`datetime-local`,"aria-label":`Since this time, UTC`,value:i?i.slice(0,16):``,onChange:e=>{let t=Y(`${e.target.value}:00Z`);t&&a(t)}}),` `,`UTC`]})]}),i&&(0,M.jsx)(le,{id:e,from:i})]})}function le({id:e,from:t}){let[{data:n,error:r,fetching:i}]=a({query:q,variables:{id:e,from:t}}),c=n?.story?.diff;return r?(0,M.jsx)(s,{error:r}):c?[c.articles,c.entities,c.relations,c.claims,c.changedEvents,c.conflicts].every(e=>e.length===0)?(0,M.jsx)(`p`,{className:`faint`,children:`Nothing new since then.`}):(0,M.jsxs)(`dl`,{className:`diff`,children:[c.changedEvents.length>0&&(0,M.jsxs)(M.Fragment,{children:[(0,M.jsx)(`dt`,{children:`Held otherwise now`}),c.changedEvents.map(e=>(0,M.jsxs)(`dd`,{children:[(0,M.jsx)(y,{entity:e}),` `,(0,M.jsx)(A,{modality:e.modality,polarity:e.polarity,always:!0})]},e.id))]}),c.conflicts.length>0&&(0,M.jsxs)(M.Fragment,{children:[(0,M.jsx)(`dt`,{children:`New contradictions`}),(0,M.jsx)(`dd`,{children:(0,M.jsx)(O,{conflicts:c.conflicts})})]}),c.articles.length>0&&(0,M.jsxs)(M.Fragment,{children:[(0,M.jsx)(`dt`,{children:`New reports`}),c.articles.map(e=>(0,M.jsxs)(`dd`,{children:[(0,M.jsx)(u,{href:f(e.id),children:(0,M.jsx)(`bdi`,{className:`name clip clip-2`,children:e.title})}),` `,(0,M.jsxs)(`span`,{className:`faint small`,children:[(0,M.jsx)(C,{text:e.source?.name??`unknown outlet`}),` · `,(0,M.jsx)(p,{at:e.publishedAt})]})]},e.id))]}),c.entities.length>0&&(0,M.jsxs)(M.Fragment,{children:[(0,M.jsx)(`dt`,{children:`New in the story`}),(0,M.jsx)(`dd`,{children:(0,M.jsx)(h,{entities:c.entities})})]}),c.claims.length>0&&(0,M.jsxs)(M.Fragment,{children:[(0,M.jsx)(`dt`,{children:`New claims`}),c.claims.map(e=>(0,M.jsx)(`dd`,{children:(0,M.jsx)(re,{claim:e})},e.id))]}),c.relations.length>0&&(0,M.jsxs)(M.Fragment,{children:[(0,M.jsx)(`dt`,{children:`New relations`}),c.relations.map(e=>(0,M.jsx)(`dd`,{children:(0,M.jsx)(ne,{relation:e})},e.id))]})]}):i?(0,M.jsx)(o,{what:`the changes`}):null}function Y(e){if(!e)return null;let t=new Date(e);return Number.isNaN(t.getTime())?null:t.toISOString()}function ue(e){try{let[t,n]=(localStorage.getItem(`dramatis-visit:${e}`)??``).split(`|`);return Y((n!==void 0&&Date.now()-new Date(n).getTime()>J?n:t)??null)}catch{return null}}var de=i(`
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
`);i(`
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
`);function fe({id:e,stated:t}){let[{data:n,error:r,fetching:i}]=a({query:de,variables:{id:e}}),c=n?.story?.coverage;return(0,M.jsxs)(S,{id:`coverage`,title:`Coverage`,children:[r&&(0,M.jsx)(s,{error:r}),!c&&i&&(0,M.jsx)(o,{what:`the coverage`}),c&&(0,M.jsx)(pe,{coverage:c,stated:t})]})}function pe({coverage:e,stated:t}){return(0,M.jsxs)(M.Fragment,{children:[(0,M.jsxs)(`p`,{className:`section-note`,children:[m(e.sources,`independent outlet`),`, `,m(e.originals,`original`),e.copies>0&&(0,M.jsxs)(M.Fragment,{children:[` and `,m(e.copies,`copy`,`copies`)]}),`. Copies count for where they come from.`]}),(0,M.jsx)(he,{coverage:e}),t,e.bias.map(e=>(0,M.jsx)(X,{title:`Political side`,axis:`BIAS`,distribution:e},e.catalogue.id)),e.factuality.map(e=>(0,M.jsx)(X,{title:`Factuality`,axis:`FACTUALITY`,distribution:e},e.catalogue.id)),e.bias.length+e.factuality.length===0&&(0,M.jsx)(`p`,{className:`faint small`,children:`No catalogue of ratings is loaded that knows these outlets.`}),(0,M.jsx)(Q,{title:`Owners`,buckets:e.ownership,none:`No owner of these outlets is known.`}),(0,M.jsx)(Q,{title:`Countries`,buckets:e.countries.map(me),none:`No country of these outlets is known.`})]})}function me(e){try{return{...e,label:new Intl.DisplayNames(`en`,{type:`region`}).of(e.label)??e.label}}catch{return e}}function he({coverage:e}){return e.blindspots.map(e=>(0,M.jsxs)(`p`,{className:`blindspot`,children:[(0,M.jsxs)(`strong`,{children:[`Blind spot: `,e.side,`.`]}),` `,g(e.share),` of `,m(e.sources,`rated outlet`),`; of other stories it is usually `,g(e.expected),`, by `,(0,M.jsx)(C,{text:e.catalogue.name}),`.`]},`${e.catalogue.id}:${e.side}`))}function X({title:e,axis:t,distribution:n}){let{buckets:r,catalogue:i,unratedSources:a}=n,o=r.reduce((e,t)=>e+t.sources,0)+a;return o===0?null:(0,M.jsxs)(`figure`,{className:`chart`,children:[(0,M.jsxs)(`figcaption`,{children:[(0,M.jsx)(`h3`,{children:e}),(0,M.jsxs)(`span`,{className:`chart-rater`,title:i.attribution,children:[`by `,(0,M.jsx)(C,{text:i.name})]})]}),(0,M.jsxs)(`div`,{className:`bar`,"aria-hidden":`true`,children:[r.map(e=>(0,M.jsx)(`span`,{className:E(t,e.label,null),style:{flexGrow:e.sources}},e.label)),a>0&&(0,M.jsx)(`span`,{className:`unrated`,style:{flexGrow:a}})]}),(0,M.jsxs)(`ul`,{className:`chart-key`,children:[r.map(e=>(0,M.jsxs)(`li`,{children:[(0,M.jsx)(`span`,{className:`rating-dot ${E(t,e.label,null)}`,"aria-hidden":`true`}),(0,M.jsx)(C,{text:e.label}),(0,M.jsxs)(`span`,{className:`number`,children:[m(e.sources,`outlet`),`, `,g(e.share)]})]},e.label)),(0,M.jsxs)(`li`,{children:[(0,M.jsx)(`span`,{className:`rating-dot unrated`,"aria-hidden":`true`}),`Unrated`,(0,M.jsxs)(`span`,{className:`number`,children:[m(a,`outlet`),` of `,o.toLocaleString(`en`)]})]})]})]})}var Z=6;function Q({title:e,buckets:t,none:n}){return(0,M.jsxs)(`div`,{className:`chart`,children:[(0,M.jsx)(`h3`,{children:e}),t.length===0&&(0,M.jsx)(`p`,{className:`faint small`,children:n}),(0,M.jsx)(`ul`,{className:`shares`,children:t.slice(0,Z).map(e=>(0,M.jsxs)(`li`,{children:[(0,M.jsx)(`span`,{className:`clip clip-1`,children:(0,M.jsx)(C,{text:e.label})}),(0,M.jsx)(`span`,{className:`share-bar`,"aria-hidden":`true`,children:(0,M.jsx)(`span`,{style:{width:`${e.share*100}%`}})}),(0,M.jsxs)(`span`,{className:`number`,children:[(0,M.jsxs)(`span`,{className:`unseen`,children:[g(e.share),`, `]}),e.sources,(0,M.jsx)(`span`,{className:`unseen`,children:` outlets`})]})]},e.label))}),t.length>Z&&(0,M.jsxs)(`p`,{className:`faint small`,children:[`and `,t.length-Z,` more`]})]})}var ge=i(`
  query StoryEvents($id: ID!, $after: String) {
    story(id: $id) {
      id
      events(first: 15, after: $after) {
        ...EventPage
      }
    }
  }
`);function _e({id:e}){let t=b(ge,{id:e},e=>e.story?.events);return(0,M.jsxs)(S,{id:`events`,title:`Events`,count:t.total,note:`How the texts hold each to be: what is proposed or asked for has not happened.`,children:[(0,M.jsx)(ie,{events:t.items}),(0,M.jsx)(x,{list:t,what:`the events`,none:`No events were read out of this story.`})]})}var ve={BIAS:`Political side`,FACTUALITY:`Factuality`};function ye({story:e}){return[...Map.groupBy(e.stated,e=>`${e.axis} ${e.article.id}`)].map(([t,n])=>(0,M.jsx)(be,{story:e,shares:n},t))}function be({story:e,shares:t}){let[n]=t;if(n===void 0)return null;let r=t.reduce((e,t)=>e+t.share,0),i=e=>E(e.axis,e.label,null);return(0,M.jsxs)(`figure`,{className:`chart chart-stated`,children:[(0,M.jsxs)(`figcaption`,{children:[(0,M.jsxs)(`h3`,{children:[ve[n.axis],`, as stated`]}),(0,M.jsxs)(`span`,{className:`chart-rater`,children:[`by `,(0,M.jsx)(u,{href:f(n.article.id),children:`the pasted page`}),e.statedArticleCount!=null&&(0,M.jsxs)(M.Fragment,{children:[`, of `,m(e.statedArticleCount,`article`)]})]})]}),(0,M.jsxs)(`div`,{className:`bar`,"aria-hidden":`true`,children:[t.map(e=>(0,M.jsx)(`span`,{className:i(e),style:{flexGrow:e.share}},e.label)),r<1&&(0,M.jsx)(`span`,{className:`unrated`,style:{flexGrow:1-r}})]}),(0,M.jsxs)(`ul`,{className:`chart-key`,children:[t.map(e=>(0,M.jsxs)(`li`,{children:[(0,M.jsx)(`span`,{className:`rating-dot ${i(e)}`,"aria-hidden":`true`}),(0,M.jsx)(C,{text:e.label}),(0,M.jsx)(`span`,{className:`number`,children:g(e.share)})]},e.label)),r<1&&(0,M.jsxs)(`li`,{children:[(0,M.jsx)(`span`,{className:`rating-dot unrated`,"aria-hidden":`true`}),`Not stated`,(0,M.jsx)(`span`,{className:`number`,children:g(1-r)})]})]}),(0,M.jsxs)(`p`,{className:`section-note`,children:[`Its own claim; held here are `,m(e.articleCount,`report`),`.`]})]})}var xe=i(`
  query StoryTimeline($id: ID!, $after: String) {
    story(id: $id) {
      id
      timeline(first: 25, after: $after) {
        ...TimelinePage
      }
    }
  }
`);function Se({id:e}){let t=b(xe,{id:e},e=>e.story?.timeline);return(0,M.jsxs)(S,{id:`timeline`,title:`Timeline`,count:t.total,note:`Events, relations and claims; the earliest first.`,children:[(0,M.jsx)(k,{items:t.items}),(0,M.jsx)(x,{list:t,what:`the timeline`,none:`Nothing in this story has a time.`})]})}var Ce=i(`
  subscription StoryChanged($id: ID!) {
    storyChanged(id: $id) {
      id
      articleCount
      lastReported
    }
  }
`);function we(e,t){let[{data:n}]=c({query:Ce,variables:{id:e}}),r=(0,j.useRef)(n);(0,j.useEffect)(()=>{n&&n!==r.current&&(r.current=n,t())},[n,t])}var Te=i(`
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
`),Ee=i(`
  query StoryConflicts($id: ID!) {
    story(id: $id) {
      id
      conflicts(first: 20) {
        ...ConflictParts
      }
    }
  }
`);function De({id:e}){let t=b(Te,{id:e},e=>e.story?.claims),[{data:n}]=a({query:Ee,variables:{id:e}}),r=n?.story?.conflicts??[];return(0,M.jsxs)(S,{id:`voices`,title:`Who says what`,count:t.total,children:[r.length>0&&(0,M.jsxs)(`div`,{className:`conflict-box`,children:[(0,M.jsx)(`h3`,{children:`What can’t both be so`}),(0,M.jsx)(O,{conflicts:r})]}),(0,M.jsx)(`div`,{className:`voices`,children:Oe(t.items).map(e=>(0,M.jsx)($,{claims:e},e[0]?.id))}),(0,M.jsx)(x,{list:t,what:`who says what`,none:`Nobody is reported to have said anything.`})]})}function $({claims:e}){let[t]=e;return t===void 0?null:(0,M.jsxs)(`section`,{className:`voice`,children:[(0,M.jsx)(`h3`,{children:(0,M.jsx)(ae,{of:t,unnamed:`The reports themselves`})}),(0,M.jsx)(oe,{claims:e})]})}function Oe(e){let t=new Map;for(let n of e){let e=n.speaker?.id??`text:${n.speakerText}`,r=t.get(e);r?r.push(n):t.set(e,[n])}return[...t.values()]}var ke=i(`
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
`),Ae=[[`voices`,`Who says what`],[`events`,`Events`],[`timeline`,`Timeline`],[`articles`,`Articles`],[`changes`,`What changed`],[`coverage`,`Coverage`],[`actors`,`Actors`],[`places`,`Places`]];function je({id:e}){let[{data:t,error:n,fetching:r},i]=a({query:ke,variables:{id:e}}),o=t?.story,[c,l]=(0,j.useState)(!1),[d,f]=(0,j.useState)(0);we(e,(0,j.useCallback)(()=>l(!0),[]));let p=()=>{l(!1),f(d+1),i({requestPolicy:`network-only`})};(0,j.useEffect)(()=>{o&&Fe(o.id)},[o]);let[m,h]=(0,j.useState)(1),g=o!=null;return(0,j.useEffect)(()=>h(g?3:2),[g]),n&&!o?(0,M.jsx)(`div`,{className:`page`,children:(0,M.jsx)(s,{error:n,onRetry:()=>i({requestPolicy:`network-only`})})}):!o&&!r?(0,M.jsxs)(`div`,{className:`page`,children:[(0,M.jsx)(`title`,{children:`No such story · Dramatis`}),(0,M.jsx)(`h1`,{children:`There is no such story`}),(0,M.jsxs)(`p`,{children:[`It may have been joined to another or removed. `,(0,M.jsx)(u,{href:`/`,children:`The latest stories`}),` are on the first page.`]})]}):(0,M.jsxs)(`div`,{className:`page story`,children:[o?(0,M.jsx)(`title`,{children:`${o.title.slice(0,120)} · Dramatis`}):null,o?(0,M.jsx)(Ne,{story:o}):(0,M.jsx)(Me,{}),(0,M.jsx)(`div`,{role:`status`,children:c&&(0,M.jsxs)(`p`,{className:`news`,children:[`This story has changed since you opened it.`,` `,(0,M.jsx)(`button`,{type:`button`,className:`button button-main`,onClick:p,children:`Show what is new`})]})}),(0,M.jsx)(ee,{sections:Ae}),(0,M.jsxs)(`div`,{className:`story-columns`,children:[(0,M.jsxs)(`div`,{className:`story-main`,children:[o?(0,M.jsx)(W,{bullets:o.summary}):(0,M.jsx)(`div`,{className:`bullets-coming`}),m>1&&(0,M.jsx)(De,{id:e}),m>1&&(0,M.jsx)(_e,{id:e}),m>2&&(0,M.jsx)(Se,{id:e}),m>1&&(0,M.jsx)(B,{id:e}),m>2&&(0,M.jsx)(ce,{id:e})]}),(0,M.jsxs)(`aside`,{className:`story-side`,"aria-label":`Coverage and cast`,children:[m>1&&(0,M.jsx)(fe,{id:e,stated:o?(0,M.jsx)(ye,{story:o}):null}),m>2&&(0,M.jsx)(I,{id:e}),m>2&&(0,M.jsx)(L,{id:e}),m>2&&(0,M.jsx)(R,{id:e})]})]},d)]})}function Me(){return(0,M.jsxs)(`header`,{className:`story-head story-head-coming`,children:[(0,M.jsx)(`p`,{className:`kicker`,children:`Story`}),(0,M.jsx)(o,{what:`the story`})]})}function Ne({story:e}){return(0,M.jsxs)(`header`,{className:`story-head`,children:[(0,M.jsx)(`p`,{className:`kicker`,children:`Story`}),(0,M.jsx)(`h1`,{children:(0,M.jsx)(T,{text:e.title})}),(0,M.jsxs)(`p`,{className:`story-facts`,children:[(0,M.jsxs)(`span`,{children:[(0,M.jsx)(`strong`,{className:`number`,children:m(e.articleCount,`report`)}),` held from`,` `,(0,M.jsx)(`strong`,{className:`number`,children:m(e.sourceCount,`independent outlet`)})]}),(0,M.jsx)(`span`,{children:(0,M.jsx)(v,{start:e.firstReported,end:e.lastReported})}),(0,M.jsx)(Pe,{story:e}),(0,M.jsx)(u,{href:d({story:e.id}),className:`button`,children:`Open the graph`})]})]})}function Pe({story:e}){if(e.statedArticleCount==null&&e.stated.length===0)return null;let t=e.stated.map(e=>`${Math.round(e.share*100)} % ${e.label}`).join(`, `);return(0,M.jsxs)(`span`,{className:`faint`,children:[`The pasted page speaks of`,` `,e.statedArticleCount!=null&&m(e.statedArticleCount,`article`),e.statedArticleCount!=null&&t&&`; `,t,`.`]})}function Fe(e){try{let t=`dramatis-visit:${e}`,[,n]=(localStorage.getItem(t)??`|`).split(`|`),r=new Date;if(n&&r.getTime()-new Date(n).getTime()<36e5)return;localStorage.setItem(t,`${n??``}|${r.toISOString()}`)}catch{}}export{je as default};