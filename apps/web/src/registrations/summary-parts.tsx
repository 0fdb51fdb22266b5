import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { type MessageKey, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { answersToSend } from '../questions/answer-values.js';
import { GivenAnswers } from '../questions/given-answers.js';
import { Checkbox } from '../ui/checkbox.js';
import { DescriptionList } from '../ui/description-list.js';
import { languageName } from './language-name.js';
import { needsInWords, needsToSend } from './needs-in-words.js';
import type { StepFlow } from './registration-step.js';
import type { Step } from './registration-steps.js';

/** What was written on the steps of data and needs. */
export function WrittenParts({ flow }: { flow: StepFlow }) {
  const { t } = useMessages();
  const { form, questions } = flow;
  const sent = answersToSend(questions, form.getValues('answers'));
  const answers = questions.flatMap((question) => sent.filter(({ questionId }) => questionId === question.id).map(({ value }) => ({ question, value })));
  return (
    <>
      <SummaryPart title={t('register.step.dati')} step="dati" flow={flow}>
        <Details flow={flow} />
      </SummaryPart>
      <SummaryPart title={t('register.step.esigenze')} step="esigenze" flow={flow}>
        <p className="written">{needsInWords(needsToSend(form.getValues()), t).join('\n') || t('register.notGiven')}</p>
        {answers.length > 0 && <GivenAnswers answers={answers} />}
      </SummaryPart>
    </>
  );
}

/** What is agreed to and told before the button. @param noticeKey  of the notice to be taken note of; null: none */
export function BeforeSending({ flow, noticeKey }: { flow: StepFlow; noticeKey: string | null }) {
  const { t } = useMessages();
  return (
    <>
      {noticeKey !== null && <PrivacyNotice flow={flow} noticeKey={noticeKey} />}
      {!flow.me && <p>{t('register.mailFollows', { email: flow.form.getValues('email').trim() })}</p>}
    </>
  );
}

/** One step of what will be sent, and the way back to it. */
export function SummaryPart({ title, step, flow, children }: { title: string; step: Step; flow: StepFlow; children: ReactNode }) {
  const { t } = useMessages();
  return (
    <section className="page-section">
      <h2 className="h4">{title}</h2>
      {children}
      {flow.steps.includes(step) && (
        <p>
          <Link className="target" to={`${flow.pathOf(step)}?modifica`}>
            {t('register.change')} <span className="visually-hidden">{title}</span>
          </Link>
        </p>
      )}
    </section>
  );
}

function Details({ flow: { form, me, categories } }: { flow: StepFlow }) {
  const { t } = useMessages();
  const { name, email, organisation, comesAs, municipality, telephone, locale } = form.getValues();
  const category = categories.find(({ key }) => key === comesAs)?.title;
  const items: [MessageKey, string | undefined][] = [
    ['register.name', name],
    ['register.email', me?.email ?? email],
    ['register.organisation', organisation],
    ['register.municipality', municipality],
    ['register.telephone', telephone],
    ['register.language', languageName(locale)],
  ];
  if (categories.length > 0) items.splice(3, 0, ['register.comesAs', category]);
  return <DescriptionList items={items.map(([term, value]) => ({ term: t(term), value: value?.trim() || t('register.notGiven') }))} />;
}

function PrivacyNotice({ flow, noticeKey }: { flow: StepFlow; noticeKey: string }) {
  const { t, locale } = useMessages();
  const version = noticeKey.split('@')[1] ?? '';
  return (
    <div className="page-section">
      <Checkbox
        form={flow.form}
        name="privacy"
        label={t('register.privacy', { version })}
        hint={<Link to={paths.privacy(locale)}>{t('register.readPrivacy')}</Link>}
        required={t('register.privacyMissing')}
      />
    </div>
  );
}
