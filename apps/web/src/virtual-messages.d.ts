declare module 'virtual:messages' {
  type Catalogue = { default: import('@lingui/core').Messages };
  type Loaders = Record<'public' | 'account' | 'delegation' | 'files' | 'legal' | 'numbers' | 'staff' | 'timeline', () => Promise<Catalogue>>;
  export const load: Record<'it' | 'en' | 'fr', Loaders>;
}
