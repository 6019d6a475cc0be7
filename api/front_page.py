"""The page at `/`: what this server is and where its doors are. It loads nothing from anywhere."""

import base64
import hashlib
from urllib.parse import quote

_STYLE = """
body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; }
body { color: #1c2430; background: #fff; }
h1 { margin-bottom: .2rem; }
pre { background: #f2f4f7; padding: .8rem 1rem; overflow-x: auto; border-radius: .4rem; }
a { color: #0b57a4; }
@media (prefers-color-scheme: dark) {
  body { color: #e3e8ef; background: #14181f; } pre { background: #1f2630; } a { color: #8ec2ff; }
}
"""
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_EXAMPLE = quote("{stories(first:3){totalCount edges{node{id title articleCount}}}}")

FRONT_PAGE_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
FRONT_PAGE = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dramatis</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>Dramatis</h1>
<p>This server reads news and keeps it as a graph: who did what, when and where, who said so, and in which sentence it
stands. Every fact opens to the words that carry it.</p>
<h2>Ask it</h2>
<p>GraphQL is answered at <code>/graphql</code>. The latest stories:</p>
<pre><code>curl http://127.0.0.1:8000/graphql -H 'content-type: application/json' \\
  -d '{{"query": "{{ stories(first: 3) {{ edges {{ node {{ title articleCount }} }} }} }}"}}'</code></pre>
<p>Put the port in place of 8000 that this page came from, and add <code>-H 'authorization: Bearer …'</code> if the
server has a key.</p>
<ul>
<li><a href="/graphql?query={_EXAMPLE}">The three latest stories</a>, as an answer of GraphQL</li>
<li><a href="/schema.graphql">The schema</a>: every type and field, and what it means</li>
<li><a href="/healthz">/healthz</a> says that the server runs,
<a href="/readyz">/readyz</a> that it reaches its graph</li>
</ul>
</main>
</body>
</html>
"""
