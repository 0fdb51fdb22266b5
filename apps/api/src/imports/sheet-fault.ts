import type { MessageKey, MessageValues } from '@percorso/messages';

/** Why a file as a whole is refused; each is a sentence. */
export type SheetFaultCode = Extract<MessageKey, `sheetFault.${string}`>;

/** A refusal as it is kept, to be said in the language of whoever looks. */
export interface FaultRecord {
  code: SheetFaultCode;
  values: MessageValues;
}

/** A file that cannot be taken. */
export class SheetFault extends Error {
  constructor(
    readonly code: SheetFaultCode,
    readonly values: MessageValues = {},
  ) {
    super(code);
  }

  record(): FaultRecord {
    return { code: this.code, values: this.values };
  }
}
