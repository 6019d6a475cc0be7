// The frame of every page: skip link, search, navigation, theme, and where the reader is set down after a click.
import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { SearchBox } from "../parts/SearchBox";
import { ThemeButton } from "./ThemeButton";

const PAGES: readonly (readonly [string, string])[] = [
  ["/search", "Search"],
  ["/graph", "Graph"],
  ["/add", "Add"],
  ["/quality", "Quality"],
];

export function Shell({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);

  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    // A page of its own starts at its top, for the eye and for the keyboard.
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);

  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="shell-head">
        <div className="shell-bar">
          <Link href="/" className="brand">
            <Sign />
            Dramatis
          </Link>
          {path !== "/" && (
            <div className="shell-search">
              <SearchBox />
            </div>
          )}
          <nav className="shell-nav" aria-label="Pages">
            {PAGES.map(([to, name]) => (
              <Link key={to} href={to} aria-current={path === to ? "page" : undefined}>
                {name}
              </Link>
            ))}
            <a href="/graphiql">GraphiQL</a>
            <ThemeButton />
          </nav>
        </div>
      </header>
      <main id="main" className="shell-main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <footer className="shell-foot">
        <div>
          <span>Every fact here opens to the sentence that carries it.</span>
          <span>
            Map: Natural Earth. Made by a program: check what matters against <Link href="/quality">how well it reads</Link>.
          </span>
        </div>
      </footer>
    </div>
  );
}

function Sign() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path d="M9 10 23 8M9 10l5 13M23 8l-9 15" stroke="currentColor" strokeWidth="2" fill="none" opacity=".55" />
      <circle cx="9" cy="10" r="4.6" fill="var(--kind-person)" />
      <circle cx="23" cy="8" r="3.6" fill="var(--kind-organization)" />
      <circle cx="14" cy="23" r="4.2" fill="var(--kind-place)" />
    </svg>
  );
}
