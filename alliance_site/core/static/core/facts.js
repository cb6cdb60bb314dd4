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

    // A fact takes the place of the words, or of the fact, that is marked: it brings its own words.
    onChosen(fact) {
      const { editorState, entityType, onComplete } = this.props;
      const data = { id: fact.id, label: fact.label, figure: fact.figure };
      const content = editorState.getCurrentContent().createEntity(entityType.type, 'IMMUTABLE', data);
      const changed = Modifier.replaceText(
        content, editorState.getSelection(), fact.figure, null, content.getLastCreatedEntityKey(),
      );
      this.workflow.close();
      onComplete(EditorState.push(editorState, changed, 'insert-characters'));
    }
  }

  const Fact = (props) => {
    const { label } = props.contentState.getEntity(props.entityKey).getData();
    const icon = createElement(window.wagtail.components.Icon, { name: 'tag' });
    return createElement(TooltipEntity, { ...props, icon, label, url: null });
  };

  window.draftail.registerPlugin({ type: 'FACT', source: FactSource, decorator: Fact }, 'entityTypes');
})();
