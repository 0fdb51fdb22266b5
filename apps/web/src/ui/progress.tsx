/** How far something is: the number in words beside the bar, which alone would say it to few. */
export function Progress({ label, value, max, words }: { label: string; value: number; max: number; words: string }) {
  return (
    <div className="progress-wrapper">
      <progress aria-label={label} value={Math.min(value, max)} max={max} />
      <span className="progress-bar-label">{words}</span>
    </div>
  );
}
