import { addDays, type Day, dayOf, daysInMonth } from '@percorso/time';

/** Spreadsheets count days from the last one of 1899 (with a 29 February 1900 that was none), or from the first of 1904. */
const DAY_ZERO = dayOf(1899, 12, 30);
const DAY_ZERO_1904 = dayOf(1904, 1, 1);
/** Serial numbers of 1 January 1920 and of 31 December 2119: other numbers are no days. */
const FIRST_SERIAL = 7_306;
const LAST_SERIAL = 80_354;

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+Z?)?$/;
/** The day before the month, as in Italy and France. */
const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?$/;
const SERIAL = /^\d{4,5}(?:[.,]\d+)?$/;

/**
 * Reads a cell as a day: "2026-03-12", "12/03/2026", or the serial number that a spreadsheet keeps for it.
 *
 * @param from1904  whether the workbook counts its days from 1904, as old ones from a Macintosh do
 * @returns null for everything else
 */
export function readCellDay(text: string, from1904: boolean): Day | null {
  const iso = ISO.exec(text);
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = NUMBERS.exec(text);
  if (numbers) return existing(Number(numbers[3]), Number(numbers[2]), Number(numbers[1]));
  if (!SERIAL.test(text)) return null;
  const serial = Math.floor(Number(text.replace(',', '.')));
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null;
  return addDays(from1904 ? DAY_ZERO_1904 : DAY_ZERO, serial);
}

function existing(year: number, month: number, day: number): Day | null {
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? dayOf(year, month, day) : null;
}
