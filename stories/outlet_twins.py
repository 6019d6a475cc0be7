"""Registered names that are known to be one newsroom's: its old and new addresses, and those it has in other countries.

Written for Dramatis. Two editions that are made by different newsrooms (politico.com and politico.eu) are no twins.
"""

from functools import cache

from stories.outlet_domains import host_of

# Registered names under which each host is another newsroom, or another author.
_SHARED = frozenset(
    (
        *("aol.com", "cbslocal.com", "go.com", "indiatimes.com", "msn.com", "sapo.pt", "uol.com.br", "yahoo.com"),
        *("yahoo.co.jp", "beehiiv.com", "ghost.io", "livejournal.com", "medium.com", "over-blog.com", "substack.com"),
        *("tumblr.com", "typepad.com", "weebly.com", "wixsite.com", "wordpress.com", "google.com", "feedburner.com"),
        *("townnews.com", "go.kr", "qq.com", "163.com", "sina.com.cn", "sohu.com", "ifeng.com", "mail.ru"),
    )
)
_TWINS = """
abcnews.com abcnews.go.com
aljazeera.com aljazeera.net
apnews.com ap.org
atlantico.fr atlantico.com
bbc.com bbc.co.uk
bloomberg.com bloomberg.co.jp bloombergquint.com
businessinsider.com insider.com
cbsnews.com cbsn.ws
cnn.com cnn.io
csmonitor.com christiansciencemonitor.com
dailymail.co.uk dailymail.com mailonline.com mailonsunday.co.uk
dailywire.com dailywi.re
democracynow.org democracynow.com
dw.com dw.de
economist.com theeconomist.com
english.alarabiya.net alarabiya.net
epochtimes.com theepochtimes.com
euronews.com euronews.net
express.co.uk the-express.com
forward.com jewishdailyforward.com
foxnews.com fxn.ws
france24.com f24.my
ft.com financialtimes.com
globalnews.ca globaltv.com
haaretz.com haaretz.co.il
huffpost.com huffingtonpost.com huffingtonpost.co.uk huffingtonpost.ca huffpost.co.uk
independent.co.uk the-independent.com
indianexpress.com expressindia.com
irishtimes.com irishtimes.ie
jpost.com jerusalempost.com
latimes.com lat.ms
mirror.co.uk the-mirror.com
msnbc.com msnbc.msn.com ms.now
nbcnews.com nbcnews.to
npr.org n.pr
nypost.com newyorkpost.com
nytimes.com nyti.ms newyorktimes.com
politico.com politi.co
presstv.ir presstv.com
reuters.com reuters.co.uk reut.rs reutersagency.com
rferl.org rfe.org
rt.com russiatoday.com rt.ru
scmp.com southchinamorningpost.com
sky.com skynews.com
slate.com slate.me
sputniknews.com sputnikglobe.com sputnik.ru
telegraph.co.uk thetelegraph.com dailytelegraph.co.uk
theconversation.com theconversation.edu.au
theguardian.com guardian.co.uk theguardian.co.uk guardiannews.com
thehill.com hill.cm
thesun.co.uk the-sun.com
thetimes.com thetimes.co.uk timesonline.co.uk
time.com ti.me
timesofindia.com timesofindia.indiatimes.com
timesofisrael.com timesofisrael.co.il
usatoday.com usat.ly
voanews.com voa.gov
washingtonexaminer.com washex.am
washingtonpost.com wapo.st washpost.com
wsj.com wallstreetjournal.com
xinhuanet.com news.cn xinhuanet.cn
"""


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    groups = [tuple(line.split()) for line in _TWINS.split("\n") if line]
    return {name: group for group in groups for name in group}


def twins_of(host: str) -> tuple[str, ...]:
    """The other hosts of the same newsroom, in a fixed order; () where none are known."""
    return tuple(other for other in _groups().get(host, ()) if other != host)


def newsroom_of(address: str | None) -> str | None:
    """One name for all addresses of one newsroom (`edition.cnn.com`, `amp.cnn.com`, `cnn.com`); None without a host."""
    host = host_of(address)
    if host is None:
        return None
    for wider in host.chain:
        if wider in _groups():
            return min(_groups()[wider])
    return host.name if host.registered in _SHARED else host.registered
