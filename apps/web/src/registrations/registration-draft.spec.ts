import { applicationOf, handedOver, keyFor, type Member, newDraft, organisationIdOf } from './registration-draft.js';

const anna: Member = {
  id: 'anna',
  name: 'Anna Rossi',
  email: 'anna@example.org',
  locale: 'fr',
  telephone: null,
  municipality: 'Lodi',
  organisation: { id: 'ats', name: 'ATS Milano' },
};
const visitor = newDraft(null, 'it');

describe('what somebody has to write to register', () => {
  it('is nothing that is known of them already', () => {
    expect(newDraft(anna, 'it')).toMatchObject({ name: 'Anna Rossi', email: 'anna@example.org', organisation: 'ATS Milano', municipality: 'Lodi', locale: 'fr' });
  });

  it('is kept when they sign in halfway, name and address being those of the account', () => {
    const draft = handedOver({ ...visitor, name: 'A. Rossi', email: 'other@example.org', needs: 'a ramp' }, newDraft(anna, 'it'));
    expect(draft).toMatchObject({ owner: 'anna', name: 'Anna Rossi', email: 'anna@example.org', needs: 'a ramp', organisation: 'ATS Milano' });
  });

  it('never shows what another person wrote on the same device, only what they had chosen', () => {
    const draft = handedOver({ ...newDraft(anna, 'it'), admissionId: 'room', needs: 'a ramp' }, visitor);
    expect(draft).toEqual({ ...visitor, admissionId: 'room' });
  });

  it('stays as it was for the same reader', () => {
    const draft = { ...newDraft(anna, 'it'), organisation: '' };
    expect(handedOver(draft, newDraft(anna, 'it'))).toBe(draft);
  });
});

describe('what is sent', () => {
  it('leaves out what was not written', () => {
    const { person, needs } = applicationOf({ ...visitor, name: ' Anna Rossi ', email: 'anna@example.org' }, 'meeting', 'room', ['privacy@1']);
    expect(person).toEqual({ name: 'Anna Rossi', email: 'anna@example.org', locale: 'it', telephone: null, organisationId: null, organisationName: null, comesAs: null, municipality: null });
    expect(needs).toBeNull();
  });

  it('says into which language an interpreter is needed, and none without one', () => {
    const ticked = { ...visitor, needKinds: ['INTERPRETER', 'WHEELCHAIR'], interpreterLanguage: ' arabo ' };
    expect(applicationOf(ticked, 'meeting', 'room', [])).toMatchObject({ needKinds: ['WHEELCHAIR', 'INTERPRETER'], interpreterLanguage: 'arabo', needs: null });
    expect(applicationOf({ ...ticked, needKinds: ['CAPTIONS'] }, 'meeting', 'room', [])).toMatchObject({ needKinds: ['CAPTIONS'], interpreterLanguage: null });
  });

  it('names an organisation that is known by its id, and another by its name', () => {
    expect(applicationOf(newDraft(anna, 'it'), 'meeting', 'room', []).person).toMatchObject({ organisationId: 'ats', organisationName: null });
    expect(applicationOf({ ...visitor, organisation: 'Noi' }, 'meeting', 'room', []).person).toMatchObject({ organisationId: null, organisationName: 'Noi' });
  });
});

describe('the key of a request', () => {
  it('is the same however often the same is sent', () => {
    const first = keyFor(null, 'a', () => 'one');
    expect(keyFor(first, 'a', () => 'two')).toBe(first);
  });

  it('is another one once something was corrected', () => {
    expect(keyFor({ key: 'one', content: 'a' }, 'b', () => 'two')).toEqual({ key: 'two', content: 'b' });
  });
});

describe('an organisation', () => {
  it('is known when its whole name was written, in capitals or not', () => {
    const known = [{ id: 'ats', name: 'ATS Milano' }];
    expect(organisationIdOf(' ats milano', known)).toBe('ats');
    expect(organisationIdOf('ATS', known)).toBe('');
  });
});
