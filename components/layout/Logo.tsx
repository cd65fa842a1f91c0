import clsx from "clsx";

/** A thread that becomes a speech bubble, in one line and one colour. Decorative unless it is given a label. */
export function Logo({ label, className }: { label?: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={clsx("size-6 shrink-0", className)}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      <path d="M2.6 21.2c2.9 0 4.6-1.7 5-5A7.6 7.6 0 1 1 15.5 17.9c-2.3.8-4-.6-4-2.6 0-1.8 1.4-2.9 3.1-2.9" />
    </svg>
  );
}
