// The pages and their addresses. Every page but the first comes in a chunk of its own.
import { Route, Switch } from "wouter";
import { FrontPage } from "../pages/FrontPage";
import { page } from "./page";
import { Shell } from "./Shell";

const SearchPage = page(() => import("../pages/SearchPage"));
const StoryPage = page(() => import("../pages/story/StoryPage"));
const EntityPage = page(() => import("../pages/entity/EntityPage"));
const ArticlePage = page(() => import("../pages/ArticlePage"));
const CanvasPage = page(() => import("../canvas/CanvasPage"));
const AddPage = page(() => import("../pages/AddPage"));
const QualityPage = page(() => import("../pages/QualityPage"));
const MissingPage = page(() => import("../pages/MissingPage"));

const PAGES: Record<string, { fetch(): Promise<unknown> }> = {
  search: SearchPage,
  story: StoryPage,
  entity: EntityPage,
  article: ArticlePage,
  graph: CanvasPage,
  add: AddPage,
  quality: QualityPage,
};

/** Sends for the page of this path before anything is drawn; one that doesn't come says so where it is to stand. */
export function fetchPage(path: string): void {
  PAGES[path.split("/")[1] ?? ""]?.fetch().catch(() => undefined);
}

export function App() {
  return (
    <Shell>
      <Switch>
        <Route path="/" component={FrontPage} />
        <Route path="/search" component={SearchPage} />
        <Route path="/story/:id">{({ id }) => <StoryPage key={id} id={id} />}</Route>
        <Route path="/entity/:id">{({ id }) => <EntityPage key={id} id={id} />}</Route>
        <Route path="/article/:id">{({ id }) => <ArticlePage key={id} id={id} />}</Route>
        <Route path="/graph" component={CanvasPage} />
        <Route path="/add" component={AddPage} />
        <Route path="/quality" component={QualityPage} />
        <Route component={MissingPage} />
      </Switch>
    </Shell>
  );
}
