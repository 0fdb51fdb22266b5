import { type InvitationFacts, invitationStanding } from './invitation-standing.js';

const asked: InvitationFacts = { usable: true, invitation: { status: 'INVITED', meeting: { status: 'SCHEDULED' } }, registration: null };
const answered = (status: 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN', registration: object | null = null): InvitationFacts => ({ ...asked, invitation: { ...asked.invitation, status }, registration });

describe('the page behind an invitation', () => {
  it('asks whether the person comes', () => {
    expect(invitationStanding(asked)).toBe('ASKED');
  });

  it('says what was answered', () => {
    expect(invitationStanding(answered('ACCEPTED', {}))).toBe('ACCEPTED');
    expect(invitationStanding(answered('DECLINED'))).toBe('DECLINED');
  });

  it('asks again whoever accepted and gave the seat back, or whoever was asked again since', () => {
    expect(invitationStanding(answered('ACCEPTED'))).toBe('ASKED');
    expect(invitationStanding({ ...asked, registration: {} })).toBe('ASKED');
  });

  it('takes no answer when the invitation was withdrawn, or the meeting is off or over', () => {
    expect(invitationStanding(answered('WITHDRAWN'))).toBe('WITHDRAWN');
    expect(invitationStanding({ ...asked, usable: false, invitation: { status: 'INVITED', meeting: { status: 'CANCELLED' } } })).toBe('CANCELLED');
    expect(invitationStanding({ ...asked, usable: false })).toBe('OVER');
  });
});
