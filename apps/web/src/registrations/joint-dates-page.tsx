import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonLink } from '../ui/button.js';
import { Card, CardList } from '../ui/card.js';
import { errorOf, FieldError, fieldId } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Text } from '../ui/text.js';
import { nameOf } from './admission-choices.js';
import { canChoose, waitingAmong, waysOf } from './joint-choices.js';
import { type JointFlow, JointStep, type Planned } from './joint-step.js';
import { MeetingFacts } from './meeting-facts.js';
import { StepButtons } from './step-buttons.js';

/** First step: which of the meetings, and how. What can be had is ticked. */
export function JointDatesPage() {
  return <JointStep step="incontri">{(flow) => (flow.plan.some(canChoose) ? <Dates flow={flow} /> : <NothingToChoose flow={flow} />)}</JointStep>;
}

function Dates({ flow }: { flow: JointFlow }) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const { form, plan, next } = flow;
  const error = errorOf(form, 'chosen');
  form.register('chosen', { validate: (chosen) => chosen.length > 0 || t('joint.chooseSome') });
  const choose = async () => {
    form.setValue('waitsFor', waitingAmong(plan, form.getValues('chosen')));
    await navigate(next);
  };
  const open = plan.filter(canChoose);
  return (
    <Form form={form} onSubmit={choose}>
      <fieldset className="form-group">
        <legend className="form-label">{t('joint.which')}</legend>
        {error && <FieldError id={`${fieldId('chosen')}-error`} message={error} />}
        {open.map((planned, index) => (
          <Session key={planned.meeting.id} planned={planned} flow={flow} id={index === 0 ? fieldId('chosen') : `${fieldId('chosen')}-${planned.meeting.id}`} />
        ))}
      </fieldset>
      <NotToChoose plan={plan.filter((planned) => !canChoose(planned))} slug={flow.process.slug} />
      <StepButtons flow={flow} />
    </Form>
  );
}

/** A box to tick, and where there are several ways to attend, which of them. */
function Session({ planned, flow: { form }, id }: { planned: Planned; flow: JointFlow; id: string }) {
  const { t } = useMessages();
  const ways = waysOf(planned);
  const chosen = form.watch('chosen');
  const best = ways.find(({ admission }) => admission.id === planned.admission.id) ?? ways[0];
  const way = ways.find(({ admission }) => chosen.includes(admission.id)) ?? best;
  if (!way) return null;
  const { meeting, admission } = way;
  const take = (admissionId: string | null) => {
    const others = chosen.filter((each) => !ways.some((own) => own.admission.id === each));
    form.setValue('chosen', admissionId === null ? others : [...others, admissionId]);
  };
  const { seats, seatsLeft } = admission;
  return (
    <div className="mb-4">
      <div className="form-check">
        <input id={id} type="checkbox" className="form-check-input" checked={chosen.includes(admission.id)} aria-describedby={`${id}-facts`} onChange={({ target }) => take(target.checked ? admission.id : null)} />
        <label htmlFor={id} className="form-check-label fw-semibold">
          <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
        </label>
      </div>
      <div className="ps-4">
        <div id={`${id}-facts`}>
          <MeetingFacts meeting={meeting} admission={ways.length > 1 ? null : admission} />
          <p className="mb-1">
            {admission.state === 'WAITING_LIST'
              ? t('joint.wouldWait', { position: admission.waiting + 1 })
              : seats === null || seatsLeft === null
                ? t('action.noLimit')
                : t('action.places', { left: seatsLeft, seats })}
          </p>
          {admission.approval && <p className="mb-1">{t('action.approval')}</p>}
          {planned.clashes.map((clash) => (
            <p key={clash.id} className="mb-1">
              {t('joint.clash')} <Text text={clash.displayTitle} locale={clash.displayTitleLocale} />
            </p>
          ))}
        </div>
        {ways.length > 1 && (
          <>
            <label htmlFor={`${id}-way`} className="form-label">
              {t('joint.how')} <span className="visually-hidden">{meeting.displayTitle}</span>
            </label>
            <select id={`${id}-way`} className="form-select" value={admission.id} onChange={({ target }) => take(target.value)}>
              {ways.map((each) => (
                <option key={each.admission.id} value={each.admission.id}>
                  {nameOf(each)} – {t(`register.state.${each.admission.state}`)}
                </option>
              ))}
            </select>
          </>
        )}
      </div>
    </div>
  );
}

function NotToChoose({ plan, slug }: { plan: readonly Planned[]; slug: string }) {
  const { t, locale } = useMessages();
  if (plan.length === 0) return null;
  return (
    <>
      <p>{t('register.notOpen')}</p>
      <CardList
        columns={2}
        items={plan.map(({ meeting, state }) => ({
          key: meeting.id,
          card: (
            <Card level={2} title={meeting.displayTitle} titleLocale={meeting.displayTitleLocale} to={paths.meeting(locale, slug, meeting.id)}>
              <MeetingFacts meeting={meeting} admission={null} />
              <p>{t(`register.state.${state}`)}</p>
            </Card>
          ),
        }))}
      />
    </>
  );
}

/** In place of the form: why there is nothing to choose. */
function NothingToChoose({ flow: { plan, process } }: { flow: JointFlow }) {
  const { t, locale } = useMessages();
  return (
    <>
      <p>{t('joint.nothing')}</p>
      <NotToChoose plan={plan} slug={process.slug} />
      <p className="d-flex flex-wrap gap-3">
        <ButtonLink to={paths.myRegistrations(locale)}>{t('site.myRegistrations')}</ButtonLink>
        <ButtonLink to={paths.processMeetings(locale, process.slug)} look="secondary">
          {t('register.otherMeetings')}
        </ButtonLink>
      </p>
    </>
  );
}
