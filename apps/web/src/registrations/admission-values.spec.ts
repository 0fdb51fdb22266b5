import { admissionInput, admissionValues, newAdmission, typedPath } from './admission-values.js';
import type { KeptAdmissionFragment } from './admissions-page.generated.js';

const zone = 'Europe/Rome';
const kept: KeptAdmissionFragment = {
  __typename: 'Admission', id: 'kept', title: 'Invitati', titleLocale: 'it', it: 'Invitati', itLocale: 'it', en: 'Invitati', enLocale: 'it', fr: 'Invités', frLocale: 'fr',
  mode: 'IN_PERSON', audience: 'INVITED', opensAt: null, closesAt: '2030-03-13T11:00:00Z', approval: true, waitingList: false, seats: 10, seatsTaken: 4, seatsKept: 0, waiting: 0,
  offerHours: 12, promotionStopsHours: 48, sharesSeatsWith: null, releasesTo: { __typename: 'Admission', id: 'room', title: 'In sala' }, releasesAt: '2030-03-01T17:00:00Z',
};

describe('a way to attend', () => {
  it('is sent as it was saved when nothing was changed, in the languages in which it is written', () => {
    expect(admissionInput(admissionValues(kept, zone), zone)).toEqual({
      title: [{ locale: 'it', text: 'Invitati' }, { locale: 'en', text: '' }, { locale: 'fr', text: 'Invités' }],
      mode: 'IN_PERSON', audience: 'INVITED', opensAt: null, closesAt: '2030-03-13T11:00:00.000Z', waitingList: false, approval: true,
      seats: 10, promotion: 'OFFER', offerHours: 12, promotionStopsHours: 48, releasesTo: 'room', releasesAt: '2030-03-01T17:00:00.000Z',
    });
  });

  it('has no limit where no number stands, and says nothing of seats that are another’s', () => {
    expect(admissionInput(newAdmission, zone)).toMatchObject({ seats: null, promotion: 'AT_ONCE', offerHours: null, promotionStopsHours: 0, releasesTo: null, releasesAt: null });
    expect(admissionInput({ ...newAdmission, sharesSeatsWith: 'room', seats: '5' }, zone)).not.toHaveProperty('seats');
  });

  it('shows what is wrong with its name in the language in which it was typed', () => {
    expect([typedPath(['title']), typedPath(['title', '2', 'text']), typedPath(['seats'])]).toEqual([['title', 'it'], ['title', 'fr'], ['seats']]);
  });
});
