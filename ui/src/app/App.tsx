// The pages and their addresses. Every page but the first comes in a chunk of its own.
import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { Loading } from "../parts/Loading";
import { FrontPage } from "../pages/FrontPage";
import { Shell } from "./Shell";

const SearchPage = lazy(() => import("../pages/SearchPage"));
const StoryPage = lazy(() => import("../pages/story/StoryPage"));
const EntityPage = lazy(() => import("../pages/entity/EntityPage"));
const ArticlePage = lazy(() => import("../pages/ArticlePage"));
const CanvasPage = lazy(() => import("../canvas/CanvasPage"));
const AddPage = lazy(() => import("../pages/AddPage"));
const QualityPage = lazy(() => import("../pages/QualityPage"));
const MissingPage = lazy(() => import("../pages/MissingPage"));

export function App() {
  return (
    <Shell>
      <Suspense fallback={<Loading what="the page" />}>
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
      </Suspense>
    </Shell>
  );
}
