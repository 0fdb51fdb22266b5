import type { QuestionKind } from '@percorso/questions';
import type { LocalizedText } from '../kernel/localized-text.js';

export const readyMadeQuestions = ['RECORDING', 'PHOTOGRAPHS'] as const;
export type ReadyMadeQuestion = (typeof readyMadeQuestions)[number];

interface ReadyMade {
  key: string;
  kind: QuestionKind;
  title: LocalizedText;
  hint: LocalizedText;
}

/** Questions that most organisers ask in the same words; what they make of them afterwards is theirs. */
export const readyMade: Record<ReadyMadeQuestion, ReadyMade> = {
  RECORDING: {
    key: 'recording',
    kind: 'CONSENT',
    title: {
      it: 'Acconsento alla registrazione audio e video del mio intervento',
      en: 'I agree to being recorded, in sound and picture, when I speak',
      fr: 'J’accepte l’enregistrement sonore et vidéo de mon intervention',
    },
    hint: {
      it: 'La registrazione serve a redigere il verbale. Il consenso è facoltativo: si partecipa anche senza, e si può ritirare in ogni momento.',
      en: 'The recording is used to write the minutes. You are free to refuse and can take part all the same; you can take your consent back at any time.',
      fr: 'L’enregistrement sert à rédiger le compte rendu. Ce consentement est facultatif : vous pouvez participer sans le donner et le retirer à tout moment.',
    },
  },
  PHOTOGRAPHS: {
    key: 'photographs',
    kind: 'CONSENT',
    title: {
      it: 'Acconsento alla pubblicazione di fotografie in cui sono riconoscibile',
      en: 'I agree to photographs in which I can be recognised being published',
      fr: 'J’accepte la publication de photographies sur lesquelles je suis reconnaissable',
    },
    hint: {
      it: 'Le fotografie sono pubblicate sulle pagine del processo. Il consenso è facoltativo: si partecipa anche senza, e si può ritirare in ogni momento.',
      en: 'Photographs are published on the pages of the process. You are free to refuse and can take part all the same; you can take your consent back at any time.',
      fr: 'Les photographies sont publiées sur les pages du processus. Ce consentement est facultatif : vous pouvez participer sans le donner et le retirer à tout moment.',
    },
  },
};
