import type { MessageKey, MessageValues } from '@percorso/messages';

/** A file that cannot be taken as an answer; the code is its sentence. */
export class AnswerFileFault extends Error {
  constructor(
    readonly code: Extract<MessageKey, `answerFile.${string}`>,
    readonly values: MessageValues = {},
  ) {
    super(code);
  }
}
