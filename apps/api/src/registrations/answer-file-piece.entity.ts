import { defineEntity, p } from '@mikro-orm/core';
import { AnswerFile } from './answer-file.entity.js';

const AnswerFilePieceSchema = defineEntity({
  name: 'AnswerFilePiece',
  tableName: 'answer_file_piece',
  properties: {
    answerFile: () => p.manyToOne(AnswerFile).primary(),
    position: p.integer().primary(),
    bytes: p.blob(),
  },
});

/** A piece of an attached file. All are of one length but the last. */
export class AnswerFilePiece extends AnswerFilePieceSchema.class {}
AnswerFilePieceSchema.setClass(AnswerFilePiece);
