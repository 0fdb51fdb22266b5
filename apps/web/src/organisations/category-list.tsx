import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { useMessages } from '../messages.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { useDraftForm } from '../ui/draft-form.js';
import { fieldId, TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Text } from '../ui/text.js';
import { type KeptCategoryFragment, MoveStakeholderCategoryDocument, RemoveStakeholderCategoryDocument, SaveStakeholderCategoryDocument } from './categories-page.generated.js';

interface CategoryListProps {
  slug: string;
  categories: readonly KeptCategoryFragment[];
  onChanged: () => void;
}

/** The categories of a process in their order: to add, rename, move and take away. */
export function CategoryList({ slug, categories, onChanged }: CategoryListProps) {
  const { t } = useMessages();
  const [renamed, setRenamed] = useState<KeptCategoryFragment | null>(null);
  const [told, setTold] = useState('');
  const done = () => {
    setRenamed(null);
    setTold(t('categories.saved'));
    onChanged();
  };
  return (
    <>
      <p role="status">{told}</p>
      {categories.length === 0 ? <Empty title={t('categories.none')} /> : <CategoryTable slug={slug} categories={categories} onRename={setRenamed} onChanged={done} />}
      <h3 className="h5">{renamed ? t('categories.edit', { name: renamed.title }) : t('categories.add')}</h3>
      <CategoryForm key={renamed?.id ?? 'new'} slug={slug} category={renamed} onSaved={done} />
      {renamed && (
        <Button look="link" onClick={() => setRenamed(null)}>
          {t('categories.leave')}
        </Button>
      )}
    </>
  );
}

/** The button that is there whatever the place of a category: it has the focus after a move, which may take the pressed one away. */
const renameId = (key: string) => `rename-${key}`;

function CategoryTable({ slug, categories, onRename, onChanged }: CategoryListProps & { onRename: (category: KeptCategoryFragment) => void }) {
  const { t } = useMessages();
  const [move, moving] = useMutation(MoveStakeholderCategoryDocument);
  const [remove, removing] = useMutation(RemoveStakeholderCategoryDocument);
  const moveTo = async (key: string, position: number) => {
    const { data } = await move({ variables: { input: { processSlug: slug, key, position } } });
    if (!data?.moveStakeholderCategory.categories) return;
    onChanged();
    document.getElementById(renameId(key))?.focus();
  };
  const takeAway = async (key: string) => {
    const { data } = await remove({ variables: { input: { processSlug: slug, key } } });
    if (!data?.removeStakeholderCategory.categories) return;
    onChanged();
    document.getElementById(fieldId('title'))?.focus();
  };
  const act = (label: string, { key, title }: KeptCategoryFragment, onAct: () => unknown, busy = false) => (
    <Button id={label === t('categories.rename') ? renameId(key) : undefined} look="link" busy={busy} onClick={() => void onAct()}>
      {label}
      <span className="visually-hidden"> {title}</span>
    </Button>
  );
  return (
    <>
      <ActProblem error={moving.error ?? removing.error} refused={moving.data?.moveStakeholderCategory.userErrors[0] ?? removing.data?.removeStakeholderCategory.userErrors[0]} />
      <Table
        caption={t('categories.list')}
        rows={categories}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t('categories.name'), isHeader: true, cell: ({ title, titleLocale }) => <Text text={title} locale={titleLocale} /> },
          {
            key: 'acts',
            title: t('categories.acts'),
            cell: (category) => {
              const index = categories.indexOf(category);
              return (
                <span className="d-flex flex-wrap gap-2">
                  {act(t('categories.rename'), category, () => onRename(category))}
                  {index > 0 && act(t('categories.up'), category, () => moveTo(category.key, index - 1).catch(() => undefined), moving.loading)}
                  {index < categories.length - 1 && act(t('categories.down'), category, () => moveTo(category.key, index + 1).catch(() => undefined), moving.loading)}
                  {act(t('categories.remove'), category, () => takeAway(category.key).catch(() => undefined), removing.loading)}
                </span>
              );
            },
          },
        ]}
      />
    </>
  );
}

/** One writes in one's own language; what it is called in others stays. */
function CategoryForm({ slug, category, onSaved }: { slug: string; category: KeptCategoryFragment | null; onSaved: () => void }) {
  const { t, locale } = useMessages();
  const isOwn = category?.titleLocale === locale;
  const form = useDraftForm(`category-${slug}-${category?.key ?? 'new'}`, { title: category && isOwn ? category.title : '' });
  const [save, { loading }] = useMutation(SaveStakeholderCategoryDocument);
  const send = async ({ title }: { title: string }) => {
    const { data } = await save({ variables: { input: { processSlug: slug, key: category?.key ?? null, title: [{ locale, text: title }] } } });
    if (data?.saveStakeholderCategory.categories) {
      form.forgetDraft();
      form.reset({ title: '' });
      onSaved();
    }
    return data?.saveStakeholderCategory.userErrors;
  };
  return (
    <Form form={form} onSubmit={send}>
      <TextField
        form={form}
        name="title"
        label={t('categories.name')}
        hint={category && !isOwn ? t('categories.otherLanguage', { title: category.title }) : undefined}
        required={t('categories.nameMissing')}
        autoComplete="off"
      />
      <Button type="submit" busy={loading}>
        {t('categories.save')}
      </Button>
    </Form>
  );
}
