// Puts facts from the register into rich text: a button, the window to choose from, and the look.
(() => {
  const { createElement } = window.React;
  const { EditorState, Modifier } = window.DraftJS;
  const { ModalWorkflowSource, TooltipEntity } = window.draftail;

  class FactSource extends ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrl,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    // A fact takes the place of the words that were marked: it brings its own.
    onChosen(fact) {
      const { editorState, entity, entityKey, entityType, onComplete } = this.props;
      const data = { id: fact.id, label: fact.label, figure: fact.figure };
      const content = editorState.getCurrentContent().createEntity(entityType.type, 'IMMUTABLE', data);
      const selection = entity ? this.selectionOf(entityKey) : editorState.getSelection();
      const changed = Modifier.replaceText(
        content, selection, fact.figure, null, content.getLastCreatedEntityKey(),
      );
      this.workflow.close();
      onComplete(EditorState.push(editorState, changed, 'insert-characters'));
    }

    // Where the fact stands that is to be replaced by another.
    selectionOf(entityKey) {
      const selection = this.props.editorState.getSelection();
      const block = this.props.editorState.getCurrentContent().getBlockForKey(selection.getStartKey());
      let found = selection;
      block.findEntityRanges(
        (character) => character.getEntity() === entityKey,
        (start, end) => { found = selection.merge({ anchorOffset: start, focusOffset: end, isBackward: false }); },
      );
      return found;
    }
  }

  const Fact = (props) => {
    const { label } = props.contentState.getEntity(props.entityKey).getData();
    const icon = createElement(window.wagtail.components.Icon, { name: 'tag' });
    return createElement(TooltipEntity, { ...props, icon, label, url: null });
  };

  window.draftail.registerPlugin({ type: 'FACT', source: FactSource, decorator: Fact }, 'entityTypes');
})();
