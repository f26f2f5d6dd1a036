"""民意调查: questionnaires answered with invitation codes or taken over from an agency; the library estimates."""
