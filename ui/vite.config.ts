// How the pages are bundled: two entries (the application and GraphiQL), hashed names, nothing inline.
import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Writes the text of every operation under its SHA-256, for the server to answer by hash. */
function persistedDocuments(): Plugin {
  return {
    name: "persisted-documents",
    apply: "build",
    generateBundle() {
      const read: Record<string, string> = JSON.parse(readFileSync("src/gql/persisted-documents.json", "utf8"));
      const sorted = Object.fromEntries(Object.entries(read).sort(([a], [b]) => (a < b ? -1 : 1)));
      const source = `${JSON.stringify(sorted, null, 1)}\n`;
      this.emitFile({ type: "asset", fileName: "persisted-documents.json", source });
    },
  };
}

/** The page modules that the server announces with their address, so that they are on their way before they are asked for. */
const PAGES = ["pages/SearchPage", "pages/story/StoryPage", "pages/entity/EntityPage", "pages/ArticlePage", "canvas/CanvasPage", "pages/AddPage", "pages/QualityPage"];

/** Writes by page the files that its chunk needs beside the first ones: `preload.json`, read by the server. */
function preloads(): Plugin {
  return {
    name: "preloads",
    apply: "build",
    generateBundle: {
      // After Vite has taken out the chunks that hold nothing but styles: they are written nowhere.
      order: "post",
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter((each) => each.type === "chunk");
        const first = new Set(filesOf(chunks.find((chunk) => chunk.isEntry && chunk.name === "index")));
        const listed = PAGES.map((page) => {
          const chunk = chunks.find((each) => each.facadeModuleId?.endsWith(`/src/${page}.tsx`));
          if (!chunk) throw new Error("A page has no chunk of its own: put PAGES of vite.config.ts right.");
          return [page.split("/").at(-1), filesOf(chunk).filter((file) => !first.has(file))] as const;
        });
        const source = `${JSON.stringify(Object.fromEntries(listed), null, 1)}\n`;
        this.emitFile({ type: "asset", fileName: "preload.json", source });

        function filesOf(chunk: (typeof chunks)[number] | undefined, seen = new Set<string>()): string[] {
          if (!chunk || seen.has(chunk.fileName)) return [];
          seen.add(chunk.fileName);
          const styles = [...((chunk as { viteMetadata?: { importedCss?: Set<string> } }).viteMetadata?.importedCss ?? [])];
          const below = chunk.imports.flatMap((name) => filesOf(chunks.find((each) => each.fileName === name), seen));
          return [...new Set([chunk.fileName, ...styles, ...below])];
        }
      },
    },
  };
}

/**
 * Fonts that packages embed in their style sheets: text faces are left out, since the pages use the system's; the faces
 * of icons become files, since the policy lets no font come from a data: address.
 */
function fontsAsFiles(): Plugin {
  return {
    name: "fonts-as-files",
    apply: "build",
    generateBundle(_, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== "asset" || !asset.fileName.endsWith(".css")) continue;
        const without = String(asset.source).replace(/@font-face\s*\{[^}]*url\(["']?data:font\/woff2?[^}]*\}/g, "");
        asset.source = without.replace(/url\(["']?data:font\/ttf;[^,]*base64,([^"')]+)["']?\)/g, (_all, data: string) => {
          const font = this.emitFile({ type: "asset", name: "icons.ttf", source: Buffer.from(data, "base64") });
          return `url(/${this.getFileName(font)})`;
        });
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), persistedDocuments(), preloads(), fontsAsFiles()],
  build: {
    target: "es2022",
    // A data: address would need a hole in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The licences of all packages whose code is in the bundle go with it.
    license: { fileName: "licences.md" },
    // The graph engine and the world map come in chunks of their own, GraphiQL on its own page.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { input: { index: "index.html", graphiql: "graphiql.html" } },
  },
  worker: { format: "es" },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/graphql": { target: "http://127.0.0.1:8101", ws: true }, "/exports": "http://127.0.0.1:8101" },
  },
});
