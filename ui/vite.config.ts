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
  plugins: [react(), persistedDocuments(), fontsAsFiles()],
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
