declare module 'virtual:messages' {
  type Catalogue = { default: import('@lingui/core').Messages };
  type Loaders = Record<'public' | 'account' | 'legal' | 'staff', () => Promise<Catalogue>>;
  export const load: Record<'it' | 'en' | 'fr', Loaders>;
}
