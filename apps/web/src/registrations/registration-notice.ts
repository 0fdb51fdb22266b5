/** What a page says about the act that led to it; it travels with the address's state, and so outlives a reload. */
export type RegistrationNotice =
  | { kind: 'CHANGED' }
  | { kind: 'ANSWERED' }
  /** A place in the waiting list was taken, and the seat is kept until then. */
  | { kind: 'WAITS_BESIDES'; where: string; position: number }
  /** The time to confirm had run out. */
  | { kind: 'CONFIRMED_LATE' };

/** What a page was told; null when it was opened in another way. */
export function noticeFrom(state: unknown): RegistrationNotice | null {
  if (typeof state !== 'object' || state === null || !('kind' in state)) return null;
  if (state.kind === 'CHANGED' || state.kind === 'ANSWERED' || state.kind === 'CONFIRMED_LATE') return { kind: state.kind };
  const waits = state.kind === 'WAITS_BESIDES' && 'where' in state && typeof state.where === 'string' && 'position' in state && typeof state.position === 'number';
  return waits ? { kind: 'WAITS_BESIDES', where: String(state.where), position: Number(state.position) } : null;
}
