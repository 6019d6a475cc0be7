// Types of every operation in src/, made from the server's schema, and the manifest of persisted documents.
import { addTypenameSelectionDocumentTransform } from "@graphql-codegen/client-preset";
import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "../api/schema.graphql",
  documents: ["src/**/*.{ts,tsx}", "!src/gql/**"],
  generates: {
    "src/gql/": {
      preset: "client",
      // The cache goes by type names; put in here, they stand in the hashed text too.
      documentTransforms: [addTypenameSelectionDocumentTransform],
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { mode: "embedHashInDocument", hashAlgorithm: "sha256" },
      },
      config: {
        enumsAsTypes: true,
        skipTypename: false,
        useTypeImports: true,
        scalars: { DateTime: "string", PartialDate: "string", JSON: "unknown" },
      },
    },
    // Every enum of the schema, also those that no operation names.
    "src/gql/enums.ts": { plugins: ["typescript"], config: { onlyEnums: true, enumsAsTypes: true } },
  },
};
export default config;
