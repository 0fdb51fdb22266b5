/** Along a row, from left to right; `rows` is how many rows it is high. */
interface Stretch {
  left: number;
  right: number;
  rows: number;
}

/** Rows under each other in which stretches find a place, none on another. */
export class Rows {
  readonly #rows: Stretch[][] = [];

  /**
   * @param most  rows there are
   * @param gap  left free between two stretches of a row
   */
  constructor(
    readonly most: number,
    readonly gap: number,
  ) {}

  /** How many rows hold something. */
  get used(): number {
    return this.#rows.length;
  }

  /** The first rows that are free for it. Null when there are none. */
  firstFree(wanted: Stretch): number | null {
    for (let row = 0; row + wanted.rows <= this.most; row += 1) if (this.isFreeBut(row, wanted, null)) return row;
    return null;
  }

  /** Whether nothing stands there, or nothing but `own`. */
  isFreeBut(row: number, wanted: Stretch, own: Stretch | null): boolean {
    for (let at = row; at < row + wanted.rows; at += 1) {
      for (const other of this.#rows[at] ?? []) if (other !== own && this.#meet(wanted, other)) return false;
    }
    return true;
  }

  #meet(one: Stretch, other: Stretch): boolean {
    return other.right + this.gap > one.left && one.right + this.gap > other.left;
  }

  take(row: number, stretch: Stretch): void {
    for (let at = row; at < row + stretch.rows; at += 1) (this.#rows[at] ??= []).push(stretch);
  }

  /** Puts another of the same height in the place of one. */
  change(row: number, one: Stretch, other: Stretch): void {
    for (const taken of this.#rows.slice(row, row + one.rows)) taken.splice(taken.indexOf(one), 1, other);
  }
}
