// What stands at an address that is no page.
import { Link } from "wouter";

export default function MissingPage() {
  return (
    <div className="page">
      <title>No such page · Dramatis</title>
      <h1>There is no such page</h1>
      <p>
        Search above, or go to <Link href="/">the latest stories</Link>.
      </p>
    </div>
  );
}
