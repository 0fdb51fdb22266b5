/** How a page is looked at. */
export interface Appearance {
  language: 'it' | 'en' | 'fr';
  theme: 'light' | 'dark';
  width: 390 | 1280;
}

const languages = ['it', 'en', 'fr'] as const;
const themes = ['light', 'dark'] as const;
export const widths = [390, 1280] as const;

/** Every combination, for who has the time: `npm run check -- axe`. */
export const everyAppearance: readonly Appearance[] = languages.flatMap((language) => themes.flatMap((theme) => widths.map((width) => ({ language, theme, width }))));

/** One of them for each of many things, always the same one, and all of them among any twelve in a row. */
export function appearanceOf(position: number): Appearance {
  return {
    language: languages[position % 3] ?? 'it',
    theme: themes[position % 2] ?? 'light',
    width: widths[Math.floor(position / 2) % 2] ?? 390,
  };
}
