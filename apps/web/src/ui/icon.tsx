/** Drawn on a grid of 24 by 24, in strokes, so that they take the colour of the text beside them. */
const drawings = {
  alert: 'M12 3 2.5 20h19L12 3Zm0 6v5m0 3v.01',
  arrow: 'M4 12h15m-6-6 6 6-6 6',
  back: 'M20 12H5m6-6-6 6 6 6',
  calendar: 'M4 6h16v14H4V6Zm0 4h16M8 3v4m8-4v4',
  check: 'm4 12.5 5.5 5.5L20 7',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3.5 2',
  close: 'm6 6 12 12M18 6 6 18',
  cross: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-3 6 6 6m0-6-6 6',
  download: 'M12 4v11m-5-5 5 5 5-5M5 20h14',
  external: 'M14 4h6v6m0-6-9 9M10 6H5v13h13v-5',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v6m0-9v.01',
  lock: 'M6 11h12v9H6v-9Zm2 0V8a4 4 0 0 1 8 0v3',
  mail: 'M3 6h18v13H3V6Zm0 1 9 7 9-7',
  people: 'M9 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 8c0-4 3-6 7-6s7 2 7 6M16 4.5a4 4 0 0 1 0 7M18 14.5c2.5.8 4 2.7 4 5.5',
  pin: 'M12 21c5-6 7-9 7-12a7 7 0 0 0-14 0c0 3 2 6 7 12Zm0-9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  screen: 'M3 5h18v12H3V5Zm6 15h6m-3-3v3',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9c0-4 3.5-6 8-6s8 2 8 6',
} as const;

export type IconName = keyof typeof drawings;

/** Decoration only: what an icon means is always written beside it. */
export function Icon({ name, size }: { name: IconName; size?: 'sm' | 'lg' }) {
  const className = size === 'sm' ? 'icon icon-sm' : size === 'lg' ? 'icon icon-lg' : 'icon';
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
