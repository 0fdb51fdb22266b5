import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

const ID_BYTES = 16;
/** Randomness is fetched for so many ids at once: asking the system for it costs more than all the rest of an id. */
const IDS_AHEAD = 256;

let randomness = Buffer.alloc(0);
let latest = 0;
let sequence = 0;

/** A new id: UUID version 7 (RFC 9562, 5.7), made by the application so that PostgreSQL 15 is enough; ids made later sort later. */
export function newId(): string {
  if (randomness.length === 0) randomness = randomBytes(ID_BYTES * IDS_AHEAD);
  const random = randomness.subarray(0, ID_BYTES);
  randomness = randomness.subarray(ID_BYTES);
  const now = Date.now();
  if (now > latest) {
    latest = now;
    sequence = random.readUInt32BE(6) >>> 1; // half of the numbers stay free for further ids of the same millisecond
  } else {
    sequence = (sequence + 1) >>> 0;
    if (sequence === 0) latest += 1;
  }
  return v7({ random, msecs: latest, seq: sequence });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a string that came from outside can be an id at all; asking the database with anything else is an error. */
export function isId(value: string): boolean {
  return UUID.test(value);
}
