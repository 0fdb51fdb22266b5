import { deadlineAt } from '../kernel/deadline.js';
import { InvalidError } from '../kernel/domain-error.js';
import { emailAddress } from '../kernel/email-address.js';
import { InputFaults } from '../kernel/input-faults.js';
import { optionalText } from '../kernel/text-input.js';
import { checkName } from '../people/somebody-finder.js';

const MOST_PLACES = 100;
const LONGEST_NOTE = 2_000;

/** A name and a mailbox. */
export interface Addressee {
  name: string;
  email: string;
}

/** What organisers say of a delegation. */
export interface DelegationTermsInput {
  contact: Addressee;
  places: number;
  /** Wall time. */
  deadline?: string | null;
  note?: string | null;
}

/** @throws DomainErrors  every fault, at its path */
export function checkAddressee(input: Addressee, path: string[]): Addressee {
  const faults = new InputFaults();
  const checked = checkInto(faults, input, path);
  faults.throwAny();
  return checked;
}

/** What organisers say of a delegation, checked. */
export interface CheckedTerms {
  contact: Addressee;
  places: number;
  deadline: Date | null;
  note: string | null;
}

/** @param timezone  of the deadline @throws DomainErrors  every fault, at its path */
export function checkTerms({ contact, places, deadline = null, note }: DelegationTermsInput, timezone: string, now: Date): CheckedTerms {
  const faults = new InputFaults();
  const checked = {
    contact: checkInto(faults, contact, ['contact']),
    places: faults.check(() => checkPlaces(places), 1),
    deadline: faults.check(() => checkDeadline(deadline, timezone, now), null),
    note: faults.check(() => optionalText(note, LONGEST_NOTE, ['note']), null),
  };
  faults.throwAny();
  return checked;
}

function checkInto(faults: InputFaults, { name, email }: Addressee, path: string[]): Addressee {
  return {
    name: faults.check(() => checkName(name, [...path, 'name']), ''),
    email: faults.check(() => emailAddress(email, [...path, 'email']), ''),
  };
}

function checkPlaces(places: number): number {
  if (places < 1 || places > MOST_PLACES) throw new InvalidError('invalid.number', ['places'], { most: MOST_PLACES });
  return places;
}

function checkDeadline(text: string | null, timezone: string, now: Date): Date | null {
  const deadline = deadlineAt(text, timezone, ['deadline']);
  if (deadline !== null && deadline <= now) throw new InvalidError('invalid.deadlinePast', ['deadline']);
  return deadline;
}
