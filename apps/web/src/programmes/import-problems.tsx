import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { Table } from '../ui/table.js';

interface Problem {
  line: number;
  column: number;
  message: string;
}

/** Every fault of a file, each with the way to its place in the text. */
export function ImportProblems({ problems, fieldId }: { problems: readonly Problem[]; fieldId: string }) {
  const { t } = useMessages();
  return (
    <>
      <Callout kind="danger" live title={t('import.problems', { count: problems.length })} />
      <Table
        caption={t('import.problemsCaption')}
        rows={problems}
        rowKey={({ line, column, message }) => `${line}:${column} ${message}`}
        columns={[
          {
            key: 'place',
            title: t('import.place'),
            isHeader: true,
            cell: ({ line, column }) => (
              <Button look="link" onClick={() => goTo(fieldId, line, column)}>
                {t('import.lineAndColumn', { line, column })}
              </Button>
            ),
          },
          { key: 'what', title: t('import.problem'), cell: ({ message }) => message },
        ]}
      />
    </>
  );
}

/** Puts the cursor there, from it to the end of the line selected, and the line into sight. */
function goTo(fieldId: string, line: number, column: number): void {
  const field = document.getElementById(fieldId);
  if (!(field instanceof HTMLTextAreaElement)) return;
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((length, each) => length + each.length + 1, 0);
  field.focus();
  field.setSelectionRange(start + column - 1, start + (lines[line - 1] ?? '').length);
  field.scrollTop = (field.scrollHeight / lines.length) * Math.max(0, line - 4);
}
