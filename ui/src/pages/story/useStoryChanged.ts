// Calls back when the server says that a story has changed.
import { useEffect, useRef } from "react";
import { useSubscription } from "urql";
import { graphql } from "../../gql";

const StoryChanged = graphql(`
  subscription StoryChanged($id: ID!) {
    storyChanged(id: $id) {
      id
      articleCount
      lastReported
    }
  }
`);

export function useStoryChanged(id: string, onChange: () => void): void {
  const [{ data }] = useSubscription({ query: StoryChanged, variables: { id } });
  const told = useRef(data);
  useEffect(() => {
    if (!data || data === told.current) return;
    told.current = data;
    onChange();
  }, [data, onChange]);
}
