/** The shape of rows before they are there. */
export function Bones() {
  return (
    <div className="panel pad bones" aria-hidden>
      {Array.from({ length: 8 }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <span key={at} />
      ))}
    </div>
  );
}

/** The shape of a page before it is there. */
export function PageSkeleton() {
  return (
    <div aria-hidden>
      <div className="bones title">
        <span />
      </div>
      <Bones />
    </div>
  );
}
